"""Which of all numbers of a notice are of the affected, and which of others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractor import parse_notice
from extractor.assemble.causes import decide_causes
from extractor.assemble.counts import decide_counts
from extractor.assemble.organizations import decide_organizations
from extractor.assemble.view import Draft, View
from tests.assemble.numbers import kept

Decide = Callable[..., Draft]


@pytest.mark.parametrize(
    "aside",
    [
        "当日の配信を見たのはおよそ5,400人だった。",
        "研修には全ての構成員(約8,100名)が参加した。",
        "通販の店(会員約6万名)は別の装置で動いており、影響はありません。",
        "同社は2019年にも7千人の情報の流出を公表している。",
        "少なくとも410人が名簿を閲覧していた。",
        "400名中380名と連絡がとれている。",
        "310人の方に電話で説明と謝罪を行った。",
        "町の人口 21,400人",
        "約800人の職員を対象に情報管理の研修を行う。",
        "国内では昨年、1,600万人の個人情報の流出が公表された。",
        "流出を受けて、これまでに1,300人が退会した。",
        "被害の説明会には約60人の記者が集まった。",
        "過去には480人分の情報が流出している。",
        "同店の利用者は1日平均1,500人で、情報の管理が課題だった。",
        "春には会員8,800人の情報が釣具店から流出したばかりだ。",
        "冬に起きた文具店(7,300人)もそうだったが、情報の管理が甘い。",
        "2012年にはあさひ生命で約400万人分の情報が漏えいしている。",
        "登録ユーザーは約6万人いるが、流出した範囲は調査中である。",
        "同社の会員は約80万人で、流出したのはその一部とみられる。",
        "対象者以外の約7万人の情報は流出していません。",
        "昨年には別の業者からも4,700人の情報が流出した。",
        "千人以上の個人データを取り扱う企業には届け出の義務がある。",
        "連絡のつかない退会者等45人には、この公表をもって代えさせていただきます。",
        "500人を超える漏えいの場合には、国への報告が義務となる。",
        "700人を超える漏えいや、不正の目的による流出は、5日以内に国へ報告する。",
        "同じような相談は10月末までに410人から寄せられた。",
        "情報を見る権限を持つ職員は、三つの支所の計45人だった。",
        "社員は、正社員とパートを合わせて1,900人で、情報の管理が課題だ。",
        "この商品を見た人は3,400人います",
        "残り1,500人の情報については、流出の痕跡はありませんでした。",
        "4年前にも同社では2,000人分の情報が流出している。",
        "会員にはパスワードの変更を求め、すでに410人が変更を終えた。",
        "住所の分からない21人については、この公表をもってお詫びといたします。",
        "本人の数が千人を超える場合などに当たらないため、公表の義務はない。",
        "受講の定員は各講座合わせて1,200人。",
        "本年度の懲戒処分は計14人となった。",
        "春に流出した酒店(5月、1,900人)や「靴の店」(同、620人)でも同様の手口が使われた。",
        "なお、回答のない44人を除く集計表も見える状態だった。",
        "会員1,000人の名簿を持ち出されれば、お詫びだけで50万円かかる。",
    ],
)
def test_numbers_of_others_do_not_become_the_headline(counted: Callable[[str], Draft], aside: str) -> None:
    draft = counted(f"会員320名の氏名が流出した。\n\n{aside}")
    assert draft.get("affected_people") == 320
    assert {value for value, unit in kept(draft) if unit == "person"} == {320}


def test_those_of_whom_only_some_are_affected_do_not_become_the_headline(counted: Callable[[str], Draft]) -> None:
    draft = counted("申込者900人(840世帯)のうち320人の氏名が流出した。\n\n申込者には改めて説明する。")
    assert draft.get("affected_people") == 320
    assert {value for value, unit in kept(draft) if unit == "person"} == {320}


def test_what_another_organisation_lost_is_its_own(decide: Decide) -> None:
    text = (
        "緑ヶ浜市は7月2日、印刷の委託先が攻撃を受け、個人情報101件が流出したと発表した。\n\n"
        "同じ委託先では、青葉浜市は約14万7千件の流出を発表している。"
    )
    draft = decide(text, decide_causes, decide_organizations, decide_counts)
    assert draft.get("organization") == "緑ヶ浜市"
    assert kept(draft) == {(101, "record")}
    also = (
        "株式会社みなと書房は、会員3,140件の情報が流出したと発表した。"
        "3月には株式会社青空通信も、店の盗難で7,300件の情報を失っている。"
    )
    draft = decide(also, decide_causes, decide_organizations, decide_counts)
    assert kept(draft) == {(3_140, "record")}


def test_the_organisation_in_another_spelling_is_no_other(decide: Decide) -> None:
    text = "株式会社みなと書房は3日、会員の氏名が流出したと発表した。\n流出したのは(株)みなと書房で400件。"
    draft = decide(text, decide_causes, decide_organizations, decide_counts)
    assert draft.get("organization") == "株式会社みなと書房"
    assert kept(draft) == {(400, "record")}


def test_those_affected_count_though_they_were_told(counted: Callable[[str], Draft]) -> None:
    draft = counted("用地の所有者27名と職員14名の氏名が流出した。対象者41名に個別に説明した。")
    assert draft.get("affected_people") == 41


@pytest.mark.parametrize(
    "noise",
    [
        "職員2名が訪問して説明した。",
        "対象の方300名に書面でご連絡した。",
        "迷惑メール約5万通が送信された。",
        "ログイン試行は約40万件であった。",
        "延べ1,260件のお問い合わせをいただいた。",
        "誤って送った書類のうち9通を回収した。",
        "案内状(12,300通)の一部に誤りがあった。",
        "県内の事故は本年度8件である。",
        "費用は約3,200万円を見込む。",
        "上記以外の誤発行は0件であった。",
        "子会社9社の手順を統一する。",
        "過去3年間に同様の流出は4件起きている。",
        "ページの閲覧は延べ45回、うち外部からは12件だった。",
        "配布資料:経過(A4判1枚)",
        "第三者によるメール送信 2,640通",
        "今月の更新は、不正に使われた脆弱性3件を含む48件の修正である。",
        "よそで集めた約5万件のリストで不正ログインを試みた。",
        "パソコン3台の感染を確認した。",
        "ポイント会員の台帳(会員数およそ9万名)は別の仕組みで運用しており、影響を受けておりません。",
    ],
)
def test_what_is_not_affected_stays_out_with_a_reason(
    open_view: Callable[[str], View], counted: Callable[[str], Draft], noise: str
) -> None:
    assert kept(counted(f"不正アクセスにより顧客120名の氏名が流出した。{noise}")) == {(120, "person")}


def test_a_rejected_count_says_why(open_view: Callable[[str], View]) -> None:
    view, draft = open_view("顧客120名の氏名が流出した。迷惑メール約5万通が送信された。"), Draft()
    decide_counts(view, draft)
    assert [(r.value, r.reason) for r in view.trace or []] == [("50000 message", "unwanted mails sent by the attacker")]


def test_sections_on_prevention_and_contact_give_no_counts(counted: Callable[[str], Draft]) -> None:
    text = "顧客120名の氏名が流出した。\n\n3. 再発防止策\n研修を400名に行い、誓約書900件を集めます。\n"
    assert kept(counted(text)) == {(120, "person")}


def test_lost_things_count_and_infected_ones_do_not(counted: Callable[[str], Draft]) -> None:
    assert (1, "device") in kept(counted("児童64人分の名簿を入れたUSBメモリ1本を紛失した。"))
    assert (1, "device") not in kept(counted("マルウェアに感染したパソコン1台から顧客58人分の名簿が流出した。"))


def test_client_companies_count_where_their_data_was_taken(counted: Callable[[str], Draft]) -> None:
    text = "ランサムウェアにより、取引先36社から預かった個人データ1,900件が流出した。"
    assert kept(counted(text)) == {(36, "company"), (1_900, "record")}


def test_a_breakdown_in_brackets_is_affected(counted: Callable[[str], Draft]) -> None:
    assert kept(counted("流出した情報は97件(市内89件、隣町の8件)。")) == {(97, "record"), (89, "record"), (8, "record")}
    assert kept(counted("流出した情報は97件。市内8,900件の契約がある。")) == {(97, "record")}


def test_devices_that_were_not_lost_do_not_count(counted: Callable[[str], Draft]) -> None:
    draft = counted("顧客58人分の情報が入ったスマートフォン1台を紛失した。同じ機種は社内に40台ある。")
    assert kept(draft) == {(1, "device"), (58, "person")}


def test_the_words_behind_a_count_are_read_though_they_might_begin_earlier(counted: Callable[[str], Draft]) -> None:
    draft = counted("通知書を5月に3,218通発送したところ、このうち4名の方の通知書について、別の方の明細書を同封した。")
    assert kept(draft) == {(4, "person")}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("お客様の情報が漏えいした。最大 4 1,208 件の情報です。", {(41_208, "record")}),
        ("メール 6,1 20 通が閲覧された。", {(6_120, "message")}),
        ("流出した情報は以下の計 640 名分です。", {(640, "person")}),
        ("個人客の情報が流出した。法人・団体 310 先の情報も含む。", {(310, "company")}),
        ("顧問先42社の従業員1,310名分の情報が流出した。", {(42, "company"), (1_310, "person")}),
        ("会員3,140件の情報が流出した。同社全体では40団体、約90万件に上る。", {(3_140, "record")}),
        ("5年分の延滞者、つまり何千人もの名簿が流出した。", set()),
        ("会員210名の氏名が流出した。全社員( 95 名)のパスワードを変更した。", {(210, "person")}),
        ("会員210件の情報が流出した。当社の関わらない3,100通のメールが国内外に送られていた。", {(210, "record")}),
        ("最初の90件はBCCに設定したため問題は起きなかったが、続く70件のアドレスが流出した。", {(70, "record")}),
        (
            "会員の情報が流出した。\n1.会員 910名\n2.導入校の担当教員 230名\n3.退職者 40名",
            {(910, "person"), (230, "person"), (40, "person")},
        ),
        # A count beside a count of the same set: companies beside people, people in brackets behind data.
        (
            "名簿に載っていたのは80名(個人73名、法人7社)で、住所などが流出した。",
            {(80, "person"), (73, "person"), (7, "company")},
        ),
        ("流出した名簿に記載のあった方 68社 75名様(氏名、電話番号)", {(68, "company"), (75, "person")}),
        ("流出の対象は最大で307件(カードの枚数。顧客数では298名)です。", {(307, "record"), (298, "person")}),
        ("全国のガスや水道の51事業者分のうち、当社の会員900名の情報が流出した。", {(900, "person")}),
        # Overlaps, differences, views, requests.
        ("申込者61名の氏名が流出した。なお、うち14名は、別の名簿にも含まれます。", {(61, "person")}),
        ("会員900件の情報が流出した。第一報から120件ほど増えている。", {(900, "record")}),
        ("名簿900件が流出した。社外からの閲覧は21件ありました。うち20件は取引先によるものでした。", {(900, "record")}),
        ("前半の305件のアドレスが表示された。後半の307件は所定どおり送っております。", {(305, "record")}),
        # The rest of what is no data is none either.
        ("個人情報の事故が4件あった。残る2件は封入の誤りによる。会員80名の氏名が流出した。", {(80, "person")}),
        # People who were punished, whose account it was, who may have the benefit that the papers are about.
        ("係長が住民17人の氏名を不正に閲覧した。課長ら131人を文書訓告とした。", {(17, "person")}),
        ("教員1名分のメールアカウントに不正アクセスがあり、学生30名の氏名が閲覧された。", {(30, "person")}),
        ("世帯(約17,500世帯)の方に対し、一世帯あたり3万円を支給する給付金の書類12通を誤送付した。", {(12, "message")}),
        # A few are a part of those told of in the sentence before.
        ("47人の住所を不正に閲覧した。うち2人については、知人に転居先を伝えた。", {(47, "person"), (2, "person")}),
        ("控えを綴った9冊が見つからず、ほかの店でも4冊を紛失した。", {(9, "sheet"), (4, "sheet")}),
        ("会員9,146のアカウントに不正ログインされ、氏名が閲覧された。", {(9_146, "account")}),
        ("調査票1世帯(3人)分を紛失した。", {(1, "household"), (3, "person")}),
        ("41社の請求書が表示された。表示を見たと思われる29社のお客様にも廃棄をお願いした。", {(41, "company")}),
        # Those whom it reached, those who wrote about it, and what was tried.
        ("顧客310名分の知らせが流出し、9名の方の携帯電話に届いていました。", {(310, "person")}),
        ("顧客310件の情報が流出した。勧誘のメールが来たとの申し出を、これまでに85件頂戴した。", {(310, "record")}),
        ("顧客310件の情報が流出した。期間中のログインの試行は21万件でした。", {(310, "record")}),
        ("大量の不正ログインが試みられ、1万2,310件で実際に会員のログインを許していた。", {(12_310, "record")}),
        ("①ご担当者の情報 310件が流出した。\n②休止・解約済みの店舗様の情報 75件", {(310, "record"), (75, "record")}),
        ("届出書80枚を紛失した。点検の対象とした届出書等の総数は、およそ90万枚です。", {(80, "sheet")}),
        ("元社員ら計4名を、営業秘密領得の疑いで逮捕した。顧客310件の情報が流出した。", {(310, "record")}),
        # Other cases that a commentary brings in.
        ("会員900名の氏名が流出した。とあるクリニックでは患者4,000人の名簿が売られた。", {(900, "person")}),
        ("会員900名の氏名が流出した。「8千人流出」という言葉が独り歩きした。", {(900, "person")}),
    ],
)
def test_what_the_words_around_make_of_a_count(
    counted: Callable[[str], Draft], text: str, counts: set[tuple[int, str]]
) -> None:
    assert kept(counted(text)) == counts


def test_recipients_are_the_affected_where_a_mail_showed_their_addresses(counted: Callable[[str], Draft]) -> None:
    shown = "申込者148人に日程をメールで送信する際、BCCとすべき宛先をTOに入力し、全員のアドレスが表示された。"
    assert counted(shown).get("affected_people") == 148
    in_turns = (
        "宛先をBCCとせずに送信し、アドレスが表示された。\n1回目 64名様宛\n2回目 61名様宛\n実際の対象者は121名です。"
    )
    assert kept(counted(in_turns)) == {(64, "person"), (61, "person"), (121, "person")}
    in_both_units = "メアド148件流出\n\n申込者148人にメールで送信した際、全員のアドレスを宛先欄に入力した。"
    assert kept(counted(in_both_units)) == {(148, "record"), (148, "person")}
    attached = "申込者148人に日程をメールで送信する際、別の名簿を誤って添付した。"
    assert counted(attached).get("affected_people") is None


def test_a_new_role_that_keeps_counts_out_says_so_in_its_rule(tmp_path: Path) -> None:
    (tmp_path / "counts.yaml").write_text(
        "- id: honoured\n  label: 表彰\n  terms: [を表彰]\n"
        "  attributes: {side: behind, reach: 0, keeps_out: people who were honoured}\n",
        encoding="utf-8",
    )
    head = "令和6年6月14日\n株式会社みなと書房\n\n個人情報の漏えいについて\n\n会員300名の氏名が漏えいしました。"
    text = head + "漏えいした会員のうち、氏名を公表した41名を表彰しました。"
    assert [count.value for count in parse_notice(text).incidents[0].counts] == [300, 41]
    assert [count.value for count in parse_notice(text, rules=tmp_path).incidents[0].counts] == [300]


def test_what_other_cases_counted_and_visits_that_came_before_are_no_counts_of_ours(
    counted: Callable[[str], Draft],
) -> None:
    text = (
        "ネオリスは17日、約8万人分の個人情報が流出したと発表した。"
        "大規模な流出をめぐっては、家電大手の450万人分や旅行サイトの130万人分などがある。"
    )
    assert counted(text).get("affected_people") == 80_000
    text = "みほん茶房は17日、大量のアクセスがあり、460件で不正ログインされ、住所が閲覧された可能性があると発表した。"
    assert counted(text).get("affected_records") == 460
    text = (
        "ネオリスは17日、塾生の個人情報7千件が流出したと発表した。先週はタメシ堂で同様の事故が起きたばかり。"
        "このときは顧客情報1万9,400件が流出した。"
    )
    assert counted(text).get("affected_records") == 7_000


def test_who_asked_and_what_was_visited_are_not_the_affected(counted: Callable[[str], Draft]) -> None:
    text = "計7名のユーザーから不正ログインに関する問い合わせがあり、被害が判明した。"
    assert counted(text).get("affected_people") is None
    text = "31人分の住所を誤って公開した。アクセスのあった5件については、読まれたかどうか分からない。"
    assert counted(text).get("affected_records") is None


def test_who_went_to_court_is_not_whose_data_it_was(counted: Callable[[str], Draft]) -> None:
    draft = counted("読者ら約40人が計120万円の損害賠償を求めた訴訟で、和解した。約16万件の情報が漏洩していた。")
    assert draft.get("affected_people") is None
    assert draft.get("affected_records") == 160_000


def test_whoever_was_arrested_is_not_whose_data_it_was(counted: Callable[[str], Draft]) -> None:
    text = (
        "勤めていた予備校の名簿を売ったとして、警察は元講師ら5人を逮捕した。逮捕されたのは、見本太郎容疑者(41)ら5人。"
        "5人は一昨年の春、名簿の情報を少しずつ書き写し、業者へ流出させた疑いがある。"
    )
    assert counted(text).get("affected_people") is None


def test_reports_of_it_are_no_records(counted: Callable[[str], Draft]) -> None:
    assert (
        counted("ほかの塾生の氏名が表示されました。先の3件の報告を受け、過去の記録をさかのぼりました。").get(
            "affected_records"
        )
        is None
    )


def test_whoever_was_questioned_is_not_whose_data_it_was(counted: Callable[[str], Draft]) -> None:
    asked = "蔵に入った70人の技師や助手から聞き取りをしたが、媒体の所在は分からない。"
    text = f"酒店は顧客42人の氏名が入った媒体を紛失した。{asked}"
    assert counted(text).get("affected_people") == 42


def test_from_how_many_the_data_were_opened_is_not_whose_they_were(counted: Callable[[str], Draft]) -> None:
    text = "塾生の作文に、ほかの塾の生徒(3校9名)からの閲覧があった。"
    assert counted(text).get("affected_people") is None


def test_so_many_peoples_papers_in_a_town_are_not_all_of_the_town(counted: Callable[[str], Draft]) -> None:
    text = "検針員が、みほん市内で35人分の個人情報を書いた地図を紛失した。"
    assert counted(text).get("affected_people") == 35


def test_a_number_of_acts_counts_no_records(counted: Callable[[str], Draft]) -> None:
    text = "保育園において3件、名簿を紛失する事案がありました。園児14名の氏名が書かれた帳面を紛失した。"
    assert counted(text).get("affected_records") is None


def test_distinct_people_of_the_whole_group_are_no_population(counted: Callable[[str], Draft]) -> None:
    text = "約5万件の個人情報が閲覧できる状態だった。閲覧できたのは、グループ全体で重複を除いて5万1230件。"
    assert counted(text).get("affected_records") == 51230


def test_directors_who_resign_are_not_the_affected(counted: Callable[[str], Draft]) -> None:
    text = "概要 | 名簿の外部流出 |\n---|---|\n対処 | 見本堂取締役12名の辞任 |\n名簿の情報29万件が流出した。"
    assert counted(text).get("affected_people") is None


def test_all_pupils_whose_data_were_lost_are_affected_and_those_of_a_class_are_not(
    counted: Callable[[str], Draft],
) -> None:
    assert counted("教員が、全校児童312人の個人情報を記載した班編成表を紛失した。").get("affected_people") == 312
    assert counted("教諭が、担任学級(在籍37人)の児童31人分の調査票を紛失した。").get("affected_people") == 31


def test_log_ins_that_succeeded_are_told_apart_from_those_that_were_tried(counted: Callable[[str], Draft]) -> None:
    text = "約27万回の不正ログインが試みられ、1,108件のアカウントで成功。うち63件では購入履歴が閲覧された。"
    assert [(c.value, c.unit) for c in counted(text).get("counts")] == [(1108, "record"), (63, "record")]


def test_marks_of_liking_and_what_is_still_looked_through_are_not_affected(counted: Callable[[str], Draft]) -> None:
    text = (
        "児童9人の氏名がSNSで公開され、「いいね」は21件付いていた。"
        "個人情報を含むほかの文書23件についても同じ不備がないか調べている。"
    )
    assert [c.value for c in counted(text).get("counts")] == [9]


@pytest.mark.parametrize(
    ("told", "people"),
    [
        ("全部で8万人分が入っていたが、残りは別に守られていた。流出したのは1200人分。", 1200),
        ("会員数は全国で52万人。このうち1200人の情報が漏れた。", 1200),
        ("会員の情報が漏れた。海外では5000万人規模の流出も珍しくない。", None),
        ("もし全会員に及んでいれば、流出は30万人に上っていたはずだ。", None),
    ],
)
def test_what_was_kept_and_what_might_have_been_is_not_affected(
    counted: Callable[[str], Draft], told: str, people: int | None
) -> None:
    assert counted(told).get("affected_people") == people


@pytest.mark.parametrize(
    "all_clients",
    [
        "受託する31の組合のうち、当組合を含む9組合の加入者に同じおそれがあり、合計は約6万2千名です。",
        "当社のほか上場会社11社の会員、合わせて約4万名分とのことです。",
    ],
)
def test_what_a_contractor_lost_of_all_its_clients_is_not_ours(
    counted: Callable[[str], Draft], all_clients: str
) -> None:
    text = f"流出したのは会員5,318名の氏名です。\n{all_clients}"
    assert counted(text).get("affected_people") == 5318


def test_who_called_about_a_mail_is_not_affected(counted: Callable[[str], Draft]) -> None:
    text = "案内のメールをCCで送った。気付いたのは、受け取った7人からの電話だった。"
    assert counted(text).get("affected_people") is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        # Those counted more than once stand behind the distinct in one bracket.
        ("入院患者(実人数215人、延べ482人)の氏名が入った媒体を紛失した。", 215),
        # The members of a service that the sentence before tells of.
        (
            "みほん電器はポイント会員の情報3万9500人分が流出したと発表した。\n同社のポイントカード会員は計210万人。",
            39_500,
        ),
        # A bracket in which people are counted is no number of pupils of a school.
        ("名簿(寄付者・協力者、合わせて五百二十三名)が、誤ってサイトに掲載されていました。", 523),
        ("会員の氏名が漏えいした可能性があります。\n対象会員数:8,070名", 8_070),
        ("会員の氏名が流出しました。\n対象:所属講師 88名、受講の方 1,910名", 1_910),
        ("職員が、求職者1名の求職票を誤って別の方に手渡した。", 1),
    ],
)
def test_the_words_around_a_number_tell_whom_it_counts(counted: Callable[[str], Draft], text: str, people: int) -> None:
    assert counted(text).get("affected_people") == people


def test_a_school_with_its_pupils_in_brackets_is_no_count(counted: Callable[[str], Draft]) -> None:
    draft = counted("みどり高校(生徒700人)は、答案40人分の紛失を公表した。")
    assert kept(draft) == {(40, "person")}


def test_households_affected_are_counted_by_their_label(counted: Callable[[str], Draft]) -> None:
    assert kept(counted("検針票の氏名が別の方に見える状態で届いた。\n影響世帯数:1,204世帯")) == {(1_204, "household")}


def test_a_few_months_of_prying_are_no_statistic(counted: Callable[[str], Draft]) -> None:
    text = "職員が住民2人の住所を第三者に伝えた。同職員は過去1年間に計46人の情報を業務外で閲覧していた。"
    assert counted(text).get("affected_people") == 46


def test_recipients_of_whose_data_all_was_sent_along_are_affected(counted: Callable[[str], Draft]) -> None:
    text = "旅行の参加者20名様にお送りした案内に、誤って参加者全員の氏名を記した名簿を同封しました。"
    assert counted(text).get("affected_people") == 20
    assert (
        counted("参加者20名様にお送りした案内に、別の方の氏名を記した名簿を同封しました。").get("affected_people")
        is None
    )


def test_what_befell_a_neighbour_another_year_is_no_count_of_this_incident(counted: Callable[[str], Draft]) -> None:
    text = "町は住民1,834人の氏名が入った媒体を紛失した。\n隣の町では去年、3400人分の情報が入ったパソコンが盗まれた。"
    assert counted(text).get("affected_people") == 1_834
    assert counted("客1名の防犯カメラの映像を投稿した。").get("affected_people") == 1


@pytest.mark.parametrize(
    ("text", "people", "records"),
    [
        # Whoever looked at it, and on whose screen it stood, lost nothing.
        ("回答者94名の年代が閲覧できた。\n当該ページの閲覧数:41件(庁内からの閲覧17件を含む)", 94, None),
        ("影響を受けた会員数:7名\n氏名が、ログインした別の会員様 23名の画面に表示されました。", 7, None),
        ("不正なログインにより、会員1,212人のマイページに侵入された。氏名が閲覧された。", 1_212, None),
        # An item of a list of data heads no section of contacts.
        ("流出した情報\n・お客様相談窓口の記録 1,340件(氏名)\n・採用応募者情報 1,250人", 1_250, 1_340),
    ],
)
def test_pages_and_screens_are_not_what_was_lost(
    counted: Callable[[str], Draft], text: str, people: int | None, records: int | None
) -> None:
    draft = counted(text)
    assert (draft.get("affected_people"), draft.get("affected_records")) == (people, records)


def test_a_paper_whose_bracket_lists_the_data_is_lost_with_it(counted: Callable[[str], Draft]) -> None:
    assert counted("給付の請求書1件(請求人の氏名、住所、傷病名)を庁内で紛失した。").get("affected_records") == 1
    assert counted("職員1名(氏名は非公表)が、市民25名の住所を閲覧した。").get("affected_people") == 25


@pytest.mark.parametrize("people", ["読者", "来場者", "届出人"])
def test_readers_and_declarers_whose_data_it_was_are_affected(counted: Callable[[str], Draft], people: str) -> None:
    assert counted(f"{people}120名の氏名が漏えいしました。").get("affected_people") == 120


def test_the_contracts_of_a_firm_are_all_it_has(counted: Callable[[str], Draft]) -> None:
    text = "顧客の氏名など約3万1千件を売却した疑いがある。同社の携帯電話の契約数は約8千万件。"
    assert counted(text).get("affected_records") == 31_000


def test_letters_that_named_another_are_affected(counted: Callable[[str], Draft]) -> None:
    text = "通知のメール12,408通のうち、後半に配信した3,915通に、別のエントリー者の氏名が記載されていました。"
    assert kept(counted(text)) == {(3_915, "message")}


def test_all_of_a_circle_whose_data_was_shown_to_it_are_affected(counted: Callable[[str], Draft]) -> None:
    text = "内定者101名が参加する掲示板に、内定者全員の大学名を記載したファイルを誤って掲載しました。"
    assert counted(text).get("affected_people") == 101


def test_all_of_others_than_the_recipients_are_not_as_many_as_these() -> None:
    text = "参加者の名簿の誤送信\nみさき市\n20名にお送りした案内に、誤って職員全員の氏名を記した名簿を同封しました。\n"
    assert parse_notice(text).incidents[0].affected_people is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("医療要否意見書(1名分)をファクシミリで送付する際、番号を押し間違えた。", 1),
        ("5年生84名の連絡先を配信した。取り消しまでに37名の方が閲覧されています。", 84),
        ("従業員および元従業員およそ1,900名の社会保障番号等が流出した。", 1900),
    ],
)
def test_a_paper_in_brackets_and_who_has_looked(counted: Callable[[str], Draft], text: str, people: int) -> None:
    assert [count.value for count in counted(text).values["counts"]] == [people]


def test_what_others_lost_too_is_no_headline_beside_the_own_number(counted: Callable[[str], Draft]) -> None:
    own = "漏えいのおそれがある弊社のお客さま:1,038名\n"
    others = "委託している保険会社は弊社を含め5社、対象は合計4,300名超と聞いております。"
    assert counted(own + others).get("affected_people") == 1038
    assert counted("情報の漏えいがありました。" + others).get("affected_people") == 4300


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("影響を受けたお客様:177名(他のお客様の情報が表示されたお客様 214名)", [177]),
        ("社員の車から、顧客85世帯分の点検票が盗まれた。", [85]),
        ("奨学生36名の氏名が残っていた。\nダウンロード件数は112件です。", [36]),
        ("滞納者2人の差し押さえ調書を入れ違えて郵送した。", [2]),
        ("名簿(氏名 計148名)が約1分間、視聴中の112名に表示されました。氏名の漏えいです。", [148]),
        ("第三者に渡った映像には通行人ら少なくとも3人が映っていた。", [3]),
    ],
)
def test_who_saw_it_is_not_counted_and_who_is_in_it_is(
    counted: Callable[[str], Draft], text: str, values: list[int]
) -> None:
    assert [count.value for count in counted(text).values["counts"]] == values


def test_who_has_looked_is_counted_as_no_one_affected(counted: Callable[[str], Draft]) -> None:
    text = "職員342名の氏名が閲覧できる状態となりました。この間の閲覧者は41名です。"
    assert [count.value for count in counted(text).values["counts"]] == [342]


def test_who_can_be_reached_is_a_part_of_no_interest(counted: Callable[[str], Draft]) -> None:
    text = (
        "会員312名の情報が漏えいしました。連絡先の分かる対象者300名にはメールで、取れない12名には書面でお詫びします。"
    )
    assert [count.value for count in counted(text).values["counts"]] == [312]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("同僚のカルテを閲覧していた。閲覧された職員は4名です。", [4]),
        ("帳票を紛失いたしました。\nお客さまの数 延べ54,107名", [54107]),
        ("応募者1名の職務経歴書を送付すべきところ、別の求職者15名分の職務経歴書を送信いたしました。", [15]),
        ("停止までに画面を表示したのは31人、氏名が表示された可能性のある利用者は128人です。", [128]),
        ("回答者2名の氏名が含まれたまま公開していました。掲載期間中の閲覧件数は74件です。", [2]),
    ],
)
def test_what_was_meant_to_be_sent_and_who_looked(
    counted: Callable[[str], Draft], text: str, values: list[int]
) -> None:
    assert [count.value for count in counted(text).values["counts"]] == values


def test_whom_a_list_of_them_was_sent_to_are_affected(counted: Callable[[str], Draft]) -> None:
    sent = "当選者57名へ当選通知メールを送信する際、{}を誤って本文に貼り付けて送信いたしました。"
    assert counted(sent.format("当選者一覧")).get("affected_people") == 57
    assert counted(sent.format("担当者への連絡")).get("affected_people") is None


def test_what_leaked_everywhere_in_a_year_is_no_number_of_this_incident() -> None:
    story = "みさき商会は4月2日、会員310人の名簿を紛失したと発表した。社員が3月30日、電車に置き忘れた。\n"
    for survey in (
        "総務省の調査では、2022年の漏えいの件数は300件でした。",
        "個人情報保護委員会によると、昨年度の漏えいの報告は約1万2千件だった。",
    ):
        told = [(i.affected_people, i.affected_records) for i in parse_notice(story + survey).incidents]
        assert told == [(310, None)]
