"""What sentences make of the data, the people and the causes they name."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find import categories, causes, subjects
from extractor.findings import CodeMention, Judged, Stance, open_document
from extractor.judge import cues, judge
from extractor.rules.files import load_rules

EXPOSED = (Stance.STATED, Stance.POSSIBLE)


def judged(text: str) -> list[Judged]:
    document = open_document(text, load_rules())
    mentions = [m for finder in (categories, subjects, causes) for m in finder.find(document)]
    return judge(document, sorted(mentions, key=lambda m: (m.start, m.end)))


def codes(text: str, kind: str, *stances: Stance) -> set[str]:
    return {j.mention.code for j in judged(text) if j.mention.kind == kind and j.stance in stances}


def data(text: str) -> tuple[set[str], set[str]]:
    """The categories that ``text`` tells to be exposed, and those that it tells not to be."""
    return codes(text, "categories", *EXPOSED), codes(text, "categories", Stance.DENIED)


@pytest.mark.parametrize(
    ("text", "exposed", "denied"),
    [
        # the cue follows what it is about
        ("台帳には患者の氏名、病名、術式が記録されていた。住所の記載はなかったという。", "name medical", "address"),
        ("端末には会員の氏名が保存されていたが、パスワードは保存されていなかった。", "name", "password"),
        ("氏名や生年月日は記録されていないものの、患者IDが保存されていた。", "internal_id", "name birth_date"),
        ("持ち出されたデータに、健康診断の結果やマイナンバーは入っていなかった。", "", "medical my_number"),
        (
            "漏れたのは会員番号、年齢、保護者の氏名で、住所や学校名は含まれていない。",
            "internal_id age family name",
            "address education",
        ),
        ("暗証番号などは含まれず、悪用は確認されていない。", "", "password"),
        ("電話番号、口座情報等の個人情報は一切記載されていない。", "", "phone bank_account"),
        ("口座番号は表示されない仕様だった。", "", "bank_account"),
        # a denial with a subject of its own is not of the data that are told before
        ("電話帳に約150件の氏名と電話番号が登録されていましたが、情報の流出は確認されていません。", "name phone", ""),
        ("端末には氏名と電話番号が登録されていたが、現時点で不正利用は確認されていません。", "name phone", ""),
        ("カード番号はサーバに保存されていたが、流出は確認されていません。", "", "credit_card"),
        # What ends in 記録 is a thing like those before it.
        ("氏名が流出した。口座番号、通信記録は含まれていないとされる。", "name", "bank_account"),
        ("前にも別の店でカード番号を抜かれたことがある。", "", ""),
        ("クレジットカードの情報が見えなかったのは不幸中の幸いだ。", "", "credit_card"),
        ("顧客企業の従業員9万人の氏名、国民保険番号が盗まれた。", "name social_security_number", ""),
        ("氏名(フリガナ)、住所、電話番号が漏えいした。", "name address phone", ""),
        ("対象のお客様の住所、電話番号(市外局番は入力欄がないため含まれません)", "address phone", ""),
        (
            "カードや口座の番号はマスキングして表示しているため、閲覧することはできない。",
            "",
            "bank_account credit_card",
        ),
        (
            "「口座番号は帳票には書かない決まりで、今回の画面にも、ファイルにも見当たらなかった」と話した。",
            "",
            "bank_account",
        ),
        ("会員の住所を収めたデータベースへの侵入の痕跡は見つかっていない。", "", "address"),
        ("契約書や図面のフォルダーを開いた形跡は見当たらなかった。", "", ""),
        # what was kept was at stake, whatever came of it; what is said not to have leaked itself was not
        ("端末に顧客の氏名を保存していたが、外部への流出は確認されていない。", "name", ""),
        ("会員の情報(氏名、電話番号)が保存されていましたが、送信された形跡は見つかっていません。", "name phone", ""),
        ("端末に顧客の氏名を保存していたが、不正利用は確認されていない。", "name", ""),
        (
            "端末に顧客の氏名を保存していたが、操作された記録がないことから、情報の流出はなかったとしている。",
            "name",
            "",
        ),
        ("口座番号も保存していますが、流出していません。", "", "bank_account"),
        # mails and bodies of mails that only hold, or do not hold, other data
        ("住所は本文・添付資料のいずれにも記載されておらず、氏名が漏えいした。", "name", "address"),
        ("掲示場をご覧になった方から、公開をやめるべきとのご意見をいただいた。", "", ""),
        # keys that somebody typed, needed or changed
        ("社員は偽のサインイン画面にIDとパスワードを打ち込んだ。", "", ""),
        ("リンクを知る者はIDやパスワードなしに氏名を見ることができた。", "name", ""),
        ("社員のSNSから漏れたパスワードが社内でも使われていた。", "", ""),
        ("万一カード番号や口座番号を入力された場合は、カード会社へご相談ください。", "", ""),
        ("パスワードの設定にあたっては、ログインIDや生年月日を含むものは避けるよう促している。", "", ""),
        # documents and programmes named after money
        ("給付金の審査を委託した法人が氏名を誤送信した。", "name", ""),
        ("保険料決定通知書の画像が漏れ、氏名が写っていた。", "name", ""),
        ("低所得世帯の給付金確認書を誤って送付した。", "", ""),
        ("係長が住民の住所と課税情報を業務以外の目的で閲覧した。", "address financial", ""),
        # the cue comes before
        (
            "流出した可能性があるのは、氏名、住所などで、カード情報は含まれないという。",
            "name address",
            "credit_card",
        ),
        ("漏えいした個人情報は氏名のみであり、住所は含まれていない。", "name", "address"),
        ("クレジットカード情報を除く会員情報(氏名、住所)が漏えいしました。", "name address", "credit_card"),
        ("流出したのは氏名と住所で、口座番号や暗証番号は含まれていない。", "name address", "bank_account password"),
        # kept, says the sentence, yet what it tells of its topic is a denial
        ("氏名が漏れました。代行会社に預けているカード情報には、触れることができません。", "name", "credit_card"),
        ("氏名が漏れました。履歴書に関する情報は、どの画面にも呼び出されないことを確かめました。", "name", "resume"),
        ("お預かりした住所は流出しましたが、悪用はありません。", "address", ""),
        ("名簿に住所を記載し、代行会社で保管している口座番号は、悪用されていません。", "address bank_account", ""),
        ("氏名が漏れました。端末にパスワードなどはかかっていません。", "name", ""),
        ("氏名が漏れました。入り口のカメラの映像を見直しましたが、分かりません。", "name", ""),
        ("データの中身は会員の氏名、2019年4月から9月までの使用量など。", "name transaction", ""),
        # a relative who rang up, a class that owns, a number that the swindler showed
        ("氏名が漏れました。申請者の配偶者から電話がありました。", "name", ""),
        ("受け持つクラスの児童の氏名が漏れました。", "name", ""),
        ("氏名が漏れました。偽の窓口の電話番号が表示されたため、職員が電話しました。", "name", ""),
        # a topic that its clause denies, whatever the verb
        ("名簿には氏名が載っていた。住所や電話番号は見当たらなかった。", "name", "address phone"),
        ("口座番号や個人番号は渡していない。", "", "bank_account my_number"),
        ("逮捕された男の氏名は公表していない。", "", ""),
        ("会員番号は初回の変更の手続きを終えており、現在は使用できません。", "", ""),
        ("クレジットカード情報を含む決済情報は、当社では保存も行っておりません。", "", "credit_card"),
        ("カード番号は流出の対象になっていない。", "", "credit_card"),
        ("マイナンバーは書き出しの際に取り除いていた。", "", "my_number"),
        ("含まず 電話番号、口座番号", "", "phone bank_account"),
        ("氏名、住所、電話番号 ※口座番号、暗証番号は含まれません", "name address phone", "bank_account password"),
        ("残る1世帯分(申請者の氏名、住所、見積書)は見つかっていない。", "name address business", ""),
        ("項目は氏名、住所、雇用の区分、生年月日で、口座番号は含まれない。", "name address birth_date", "bank_account"),
        ("※住所、口座情報、マイナンバーを含むファイルはありませんでした。", "", "address bank_account my_number"),
        ("電話番号、生年月日は 入って おりません。", "", "phone birth_date"),
        ("写真、会費の口座の情報には及んでおりません。", "", "image bank_account"),
        ("会員名簿の住所は、別の建物のパソコンにあります。", "", "address"),
        ("団体の所在地と補助金額は公表情報である。", "", ""),
        ("社員は偽のログイン画面へ誘導され、認証情報を詐取された。", "", ""),
        ("よそから漏れたとみられるIDとパスワードで入られ、氏名が閲覧された。", "name", ""),
        # what a matter is about, and what callers are asked
        ("奨学金の説明会に申し込んだ学生のメールアドレスが漏えいした。", "email", ""),
        ("給付金の支給業務を担う職員が名簿を紛失した。", "", ""),
        ("ご本人確認のため、氏名、生年月日、住所を伺います。", "", ""),
        ("FAX番号を押し間違えて送信した。", "", ""),
        # data that is kept elsewhere
        ("口座情報は決済代行会社が管理しているため、流出のおそれはない。", "", "bank_account"),
        ("画像は別の装置に保管しており、影響はありませんでした。", "", ""),
        ("収録した映像は放送用の設備に保管しており、当該サーバーにはございません。", "", "image"),
        ("図面を添付したメールは別の仕組みで送っており、対象ではございません。", "", "business"),
        ("患者の住所、電話番号は、転送されたメールの中にはありませんでした。", "", "address phone"),
        ("パスワードは元に戻せない形で保存しており、対象には含まれません。", "", "password"),
        ("写しには患者の病名があったが、氏名の欄は黒塗りに加工されていた。", "medical", "name"),
        # no trace is less than none
        ("パスワードの流出は確認されておりません。", "", "password"),
        ("個人番号にアクセスされた形跡は確認されておりませんが、漏えいの可能性を否定できません。", "my_number", ""),
        ("パスワードが流れ出た形跡はありません。", "", "password"),
        # a cue that no other overrules
        ("管理画面のIDとパスワードが盗まれた。", "", ""),
        ("会員のパスワードが盗まれた。", "password", ""),
        ("今後は、メールアドレスを登録する際に上司が内容を確認する。", "", ""),
        ("大きな警告とともに電話番号が表示された。", "", ""),
        # brackets
        ("氏名・住所(クレジットカード情報・パスワードは含まれません)", "name address", "credit_card password"),
        ("メールアドレス(パスワードは含まない)が流出した。", "email", "password"),
        # all but
        ("氏名以外の情報は含まれておりません。", "name", ""),
        # no exposure is told
        ("お問い合わせの際は、氏名、電話番号、メールアドレスをお知らせください。", "", ""),
        ("当社から電話で暗証番号やカード番号をお尋ねすることはございません。", "", ""),
        ("同じパスワードを他のサイトでも使用されている場合は、変更をお願いいたします。", "", ""),
        ("職員は偽サイトにIDとパスワードを入力してしまった。", "", ""),
        ("他社から流出したIDとパスワードが使われたとみられる。", "", ""),
        ("USBメモリはパスワードで保護されていた。", "", ""),
        ("誤って別の方のメールアドレス宛てに送信した。", "", ""),
        ("お預かりした氏名、住所は、商品の発送のために利用いたします。", "", ""),
        ("会員登録には氏名、メールアドレスの入力が必要です。", "", ""),
        ("住所、氏名、年齢を明記のうえ、はがきでお申し込みください。", "", ""),
        ("明細書に身に覚えのない氏名の記載がないか、今一度ご確認をお願いいたします。", "", ""),
        # cells of a table
        ("|氏名|あり|\n|口座番号|なし|\n", "name", "bank_account"),
        ("見直しにあたり、住所の表記をそろえる作業を行った。", "", ""),
    ],
)
def test_data_in_a_sentence(text: str, exposed: str, denied: str) -> None:
    assert data(text) == (set(exposed.split()), set(denied.split()))


def test_a_question_states_nothing_and_its_answer_denies() -> None:
    text = "Q. 電話番号も流出しましたか。\nA. ご登録いただいていないため、流出しておりません。\n"
    assert data(text) == (set(), {"phone"})
    assert data("Q. 氏名も流出しましたか。\nA. 調査しております。\n") == (set(), set())


def test_an_introduction_denies_the_list_behind_it_and_no_more() -> None:
    text = "次の情報は含まれておりません。\n・口座番号\n・マイナンバー\n\n氏名が流出しました。\n"
    assert data(text) == ({"name"}, {"bank_account", "my_number"})


def test_a_heading_denies_what_stands_under_it() -> None:
    text = "(1) 漏えいした項目\n 氏名、住所\n(2) 含まれていない項目\n 電話番号、メールアドレス\n"
    assert data(text) == ({"name", "address"}, {"phone", "email"})


def test_a_list_of_data_needs_no_verb() -> None:
    text = "2.対象となる情報\n・氏名\n・電話番号\n・メールアドレス(任意)\n"
    assert data(text)[0] == {"name", "phone", "email"}


def test_a_list_goes_on_behind_words_that_tell_whose_an_item_is() -> None:
    exposed, _ = data("氏名、住所、一部の方については運転免許証番号\n")
    assert exposed == {"name", "address", "drivers_license"}
    exposed, _ = data("氏名、住所、一部の方はご利用のカードの番号、あわせて9万人分です。")
    assert "credit_card" in exposed


def test_a_margin_inside_a_note_does_not_hide_the_denial() -> None:
    text = "※ 検定料の支払いに使われたカード情報は、\n   決済代行会社が扱い、当会では保有しておりません。\n"
    assert data(text) == (set(), {"credit_card"})


@pytest.mark.parametrize("heading", ["再発防止策", "お問い合わせ先"])
def test_sections_of_advice_and_contacts_state_nothing(heading: str) -> None:
    text = f"1.概要\n氏名が漏えいしました。\n\n2.{heading}\n氏名、住所が含まれるファイルの送信を確認します。\n"
    assert data(text) == ({"name"}, set())


@pytest.mark.parametrize(
    ("text", "concerned"),
    [
        ("顧客の氏名と住所が流出した。", "customer"),
        ("患者さん386名の情報が閲覧された。", "patient"),
        ("児童58人分の名簿を紛失した。", "student"),
        ("対象は会員、研修会の講師の皆様です。", "customer business_contact"),
        ("2.対象者\n・参加者 120名\n・従業員 30名\n", "participant employee"),
        ("生徒、保護者及び教職員の氏名が漏えいした。", "student guardian employee"),
        ("お客様、お取引先様、ならびに従業員の個人情報が含まれていた。", "customer business_contact employee"),
        ("修理をご依頼いただいた方の住所が流出した。", "customer"),
        ("健診を受けた方の検査結果が漏えいした。", "patient"),
        ("キャンペーンに応募された方の住所が漏えいした。", "participant"),
        ("対象の患者さまの数は4,969名です。", "patient"),
        ("事件の被害者の氏名が書かれた書類を紛失した。", "other"),
        ("懸賞の応募者の住所が流出した。", "participant"),
        ("採用説明会に参加する学生の氏名が流出した。", "applicant"),
        ("職員(退職した者を含む)\n445名\n氏名、住所\n", "employee"),
        ("2.名簿の内訳\n  ヘルパー・登録協力員 37名分\n", "employee"),
        ("■ 対象となる方・項目\n① 面接官として加わった当社の社員\n 氏名、所属\n② 次の項\n 人数\n", "employee"),
        ("■ 対応\n① 面接官として加わった当社の社員\n 氏名、所属\n② 次の項\n 人数\n", ""),
        ("お客様、お取引先様に深くお詫び申し上げます。", ""),
        ("職員が誤って送信した。", ""),
        ("全職員のパスワードを変更しました。", ""),
        ("お客様各位にお詫び申し上げます。", ""),
        ("住民の皆様にはご迷惑をおかけしました。", ""),
        ("保護者から連絡があり発覚した。", ""),
        ("お客様の情報は一切含まれておりません。", ""),
    ],
)
def test_people_count_only_where_their_data_is_named(text: str, concerned: str) -> None:
    assert codes(text, "subjects", *EXPOSED) == set(concerned.split())


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("不正アクセスによるものではありません。", Stance.DENIED),
        ("不正アクセスを受けました。", Stance.STATED),
        ("不正アクセスを受けた可能性があります。", Stance.POSSIBLE),
        ("不正アクセスではなく、職員の誤操作でした。", Stance.DENIED),
        ("同社では2019年にも不正アクセスを受けている。", Stance.BACKGROUND),
        ("今後は、不正アクセスを検知する仕組みを入れる。", Stance.ADVICE),
    ],
)
def test_causes_are_judged_too(text: str, stance: Stance) -> None:
    assert {j.stance for j in judged(text) if j.mention.code == "unauthorized_access"} == {stance}


def test_every_mention_is_judged_in_the_order_given() -> None:
    document = open_document("氏名、住所、電話番号が流出した。", load_rules())
    mentions = categories.find(document)
    assert [j.mention for j in judge(document, mentions)] == mentions
    assert judge(document, []) == []


@given(
    st.lists(
        st.sampled_from(["氏名", "、", "は", "含まれ", "ておりません", "。", "(", ")", "\n", "・", "が、", "流出"])
    )
)
def test_any_text_is_judged_without_failing(words: list[str]) -> None:
    for finding in judged("".join(words)):
        assert isinstance(finding.mention, CodeMention)
        assert isinstance(finding.stance, Stance)


@pytest.mark.parametrize(
    "text", ["氏名、住所が漏えいし、", "氏名は、\n", "氏名(", "・次の情報は含まれていません。氏名\n", "氏名、"]
)
def test_ten_times_the_text_is_ten_times_the_cues_to_read(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0
    in_place = cues.Cues._in_place

    def counted(*arguments: Any) -> cues.Cue:
        nonlocal read
        read += 1
        return in_place(*arguments)

    monkeypatch.setattr(cues.Cues, "_in_place", counted)
    effort = []
    for times in (200, 2000):
        read = 0
        judged(text * times)
        effort.append(read)
    assert effort[1] <= 12 * effort[0] + 20


@pytest.mark.parametrize(
    "text",
    [
        "従業員の認証情報が漏れたのだと思います。",
        "パスワードまで盗まれたのではないかと勝手に考えています。",
        "紛失や盗難による個人情報や機密情報の流出は後を絶ちません。",
    ],
)
def test_what_a_writer_guesses_or_says_of_the_world_is_no_data_of_the_incident(text: str) -> None:
    assert data(text) == (set(), set())


def test_what_an_organisation_thinks_was_leaked_is_told() -> None:
    assert data("流出したと思われる情報は、氏名と住所です。") == ({"name", "address"}, set())


def test_a_sentence_that_guesses_tells_no_cause() -> None:
    told = "時期からすると機器の脆弱性が騒がれていた頃ですので、そこを突かれたのかも知れません。"
    assert codes(told, "causes", *EXPOSED) == set()
    assert codes("犯人の集団による犯行声明は確認されていません。", "causes", *EXPOSED) == set()


def test_what_the_writer_met_elsewhere_is_not_of_this_incident() -> None:
    assert data("私が過去に調査した案件でも、パスワードが漏れていました。")[0] == set()


@pytest.mark.parametrize(
    ("behind", "exposed", "denied"),
    [
        ("\n電話番号\nカード番号\n", "name", "phone credit_card"),
        # The list of what did not leak ends at the next heading, and at a sentence.
        ("\n電話番号\n漏えいした情報\n住所\n", "name address", "phone"),
        ("\n電話番号\n会員の住所が閲覧された可能性があります。\n", "name address", "phone"),
    ],
)
def test_short_lines_below_words_that_deny_are_their_list(behind: str, exposed: str, denied: str) -> None:
    text = "会員の氏名が漏えいしました。\n漏えいしていない情報" + behind
    assert data(text) == (set(exposed.split()), set(denied.split()))
