"""The root cause of a notice and the causes beside it, from direct and indirect words."""

from __future__ import annotations

import pytest

from extractor import parse_notice
from extractor.assemble.causes import decide_causes

_TOLD = [
    ("ransomware", "社内のサーバーがランサムウェアに感染し、業務を止めております。"),
    ("ransomware", "サーバーのデータが暗号化され、元に戻すことと引き換えに身代金を求める文書が残されていました。"),
    ("ransomware", "電子カルテのファイルが暗号化されて使用できなくなり、画面には英文の脅迫文が表示されていました。"),
    ("malware", "担当者が請求書を装うメールの添付ファイルを開き、パソコンがエモテットに感染しました。"),
    ("malware", "社員の自宅のパソコンから、ファイル交換ソフトを通じて名簿が流れ出ました。"),
    ("phishing", "職員が配送業者をかたるメールのリンクを開き、偽のサイトにIDとパスワードを入力しました。"),
    ("phishing", "教員がフィッシングメールにだまされ、認証情報を入力したことによるものです。"),
    ("support_scam", "閲覧中に警告画面が現れ、記された番号に電話したところ、パソコンを遠隔操作されました。"),
    ("support_scam", "偽のセキュリティ警告を信じた職員が、相手の言うままに操作用のソフトを入れました。"),
    ("bec", "取引先を装ったメールで振込先口座の変更を依頼され、指定された口座に送金しました。"),
    ("bec", "悪意ある第三者による虚偽の送金指示に従い、子会社の資金が社外へ流出しました。"),
    (
        "credential_stuffing",
        "他社サービスから流出したとみられるIDとパスワードを用いて、会員ページにログインされました。",
    ),
    ("credential_stuffing", "いわゆるリスト型攻撃とみられる不正ログインがありました。"),
    ("password_guessing", "総当たり攻撃により、メールの管理者のパスワードが破られました。"),
    ("password_guessing", "推測されやすいパスワードが設定されており、第三者に不正ログインされました。"),
    ("vulnerability", "サイトの脆弱性を突いたSQLインジェクション攻撃により、会員の情報が抜き取られました。"),
    ("vulnerability", "VPN機器に修正プログラムが適用されておらず、ここから不正に侵入されました。"),
    ("web_skimming", "ペイメントアプリケーションが改ざんされ、入力されたカード情報が外部へ送られていました。"),
    ("web_skimming", "決済画面が書き換えられ、お客様のカード番号が盗み取られていました。"),
    ("web_skimming", "店のサイトの弱点を突かれ、支払い用のスクリプトが改変されていました。"),
    ("web_skimming", "外部の入力補助の仕組みが書き換えられ、当店で入力されたカード番号が何者かに取得されました。"),
    ("web_skimming", "第三者が店の仕組みに入り、決済の仕組みを改ざんしていました。"),
    ("vulnerability", "VPN装置のソフトウェアが古いままで、そこを突かれました。"),
    ("theft", "水をくみに行くすきに、お客様の荷札58枚が盗まれたと発表した。"),
    ("misdirected_email", "メールに添付されていた献立に調理員6名分の個人情報が含まれているとの指摘があった。"),
    ("improper_disposal", "USBメモリは使い捨ての手袋と一緒に破棄した可能性が高いものです。"),
    ("accidental_publication", "図面を印刷した資料の住所は、コピー&ペーストの操作をすると文字が取得できる状態でした。"),
    ("accidental_publication", "催しの募集をホームページに掲載したところ、個人の住所が閲覧できる状態でした。"),
    ("accidental_publication", "掲示場で、必要のない住所まで告示していました。"),
    ("misdelivery", "きょうだいで申し込まれた別のご家庭の結果が1枚重なって入っておりました。"),
    ("vulnerability", "お問い合わせのプラグインに古い版の欠陥があり、サイトが書き換えられていました。"),
    ("unauthorized_access", "教授が学務のメールを外部に転送しており、そのメールが不正に利用されました。"),
    ("insider", "元店員が、会員のカルテを撮影して持ち出し、独立して開いた自分の店の案内を送っていました。"),
    ("misdelivery", "次のお客様に、前のお客様の免許証をお返ししてしまいました。"),
    ("misdelivery", "父親を名乗る電話に、ご本人の確認をせずに新しい住所をお伝えしてしまいました。"),
    ("misdelivery", "依頼者の住所を伏せるべき書類を、ファクスで相手方の弁護士に送っていました。"),
    ("misdelivery", "封筒の窓から他の申込者の氏名が書かれた紙が見え、申込書の控えを別の方に送付していました。"),
    ("misdirected_email", "活動の予定を送る際、会計の名簿ファイルも付けてしまいました。"),
    ("misdirected_email", "奨学生の一覧を、全学生のメーリングリストに流してしまいました。"),
    ("misconfiguration", "録画の装置にパスワードがかかっておらず、誰でも映像を見ることができました。"),
    ("misconfiguration", "ログインしていない方でも予約者の氏名が検索で出てくる状態でした。"),
    ("misconfiguration", "回答の後に、ほかの人の回答が見られる設定のままになっていました。"),
    ("accidental_publication", "公告に添付した図面に、地権者の氏名が見られる状態のまま残っていました。"),
    ("accidental_publication", "議員の資料のうち住民の氏名が映った部分をそのまま配信していました。"),
    ("accidental_publication", "玄関に貼り出した組分けの表に、誤って連絡先の欄が入ったものを使いました。"),
    ("phishing", "取引先になりすましたメールを受け取った社員が、求められるままに名簿を返信で送ってしまいました。"),
    ("malware", "職員が、保健所からの連絡と見せかけたメールのファイルを開き、端末から不審な通信がありました。"),
    ("credential_stuffing", "IDとパスワードの組み合わせは、当社以外から入手されたものと考えられます。"),
    ("ransomware", "画面には、データを返してほしければ連絡せよとの英文がありました。"),
    ("system_defect", "福祉のシステムに、申請の画面に別世帯の口座番号が出る欠陥がありました。"),
    ("vulnerability", "申込の仕組みに見つかった弱点への対応が遅れ、サイトから申込者の情報を引き出されました。"),
    ("misdelivery", "宛名の紙をずらして貼ったため、5名の控えがそれぞれ別の方のお宅に届きました。"),
    ("misdirected_email", "配慮の内容を記した文書を、授業の担当者だけでなく全教員にメールで配ってしまいました。"),
    ("accidental_publication", "公開した案内の動画に、後ろの机の申請書が映り、氏名が読める状態でした。"),
    ("accidental_publication", "領収書を、個人の住所と口座番号を隠さずにサイトに載せていました。"),
    ("insider", "受託した会社が、相談者の情報を、本人の同意を得ずに同社の別事業の営業に利用していました。"),
    ("insider", "看護助手が、患者の名前が分かる写真を自分のインスタグラムに上げていました。"),
    ("improper_disposal", "閉院した診療所の跡地に、患者のカルテが残されていました。"),
    ("credential_stuffing", "何者かが、他で入手したIDとパスワードで会員のページにログインしました。"),
    ("misdelivery", "講座で配った資料の裏面に、利用者3名の貸出の記録が印刷されていました。"),
    ("insider", "元美容師が客の連絡先をスマートフォンで撮って持ち出し、開いた店の宣伝に使っていました。"),
    ("misdelivery", "ご家族に渡した書類の中に、別の利用者様の計画書が1枚混ざっておりました。"),
    ("misdelivery", "検診の結果を取り違え、別の患者に電話で説明していました。"),
    (
        "misconfiguration",
        "申込フォームの「回答の概要」が有効のままで、皆様のアドレスがお互いに見られるようになっていました。",
    ),
    ("accidental_publication", "資料を置く共有フォルダに、誤って受講者の名簿も入れていました。"),
    ("password_guessing", "管理用のパスワードが短い数字だけの簡単なものでした。"),
    ("insider", "元アルバイトの男が会計の際に客のカード番号を控え、ネットで買い物をしていました。"),
    ("insider", "元代理店が、返却せずに持っていたお客様のリストを使い、乗り換えを勧める電話をかけていました。"),
    ("misdelivery", "退院の日に手渡した予約票が、隣のベッドの患者のものでした。"),
    ("misdelivery", "支援措置を受けている方の転居先が載った証明書を、別居中の夫の代理人に交付していました。"),
    ("misdelivery", "担当者が、別の入居者の勤め先の電話番号を電話で伝えていました。"),
    ("misdirected_email", "資料のダウンロード用のURLを、誤って別の取引先へお知らせしておりました。"),
    ("accidental_publication", "当選された方のお名前とご住所が、当選発表のページに誤って載っておりました。"),
    ("improper_disposal", "シュレッダーにかけるべき指導の記録を、誤ってそのまま古紙回収の束に入れて出しました。"),
    ("insider", "元従業員が、契約時に知った会員の暗証番号を控え、商品を買っていました。"),
    ("loss", "支部から本部へ送った受診票28枚が届いておらず、捜索を続けています。"),
    ("ransomware", "データが使えない状態で、脅迫のメッセージが残されていることを確認しました。"),
    ("malware", "パソコンがウイルスに感染し、インターネットバンキングの不正送金被害に遭いました。"),
    ("support_scam", "保守の窓口を名乗る者から電話があり、社員が求められるまま画面を共有しました。"),
    ("misdelivery", "受診日のご案内を、別の方の留守番電話に残してしまいました。"),
    ("misconfiguration", "集計の画面で「回答を表示」の項目が誤って有効になっていました。"),
    ("insider", "技師が、診療に関わりがないのに同僚のカルテを開いて見ていました。"),
    ("insider", "管理を受け持っていた会社が、利用者の名簿を自社の店の案内の送付に使用しました。"),
    ("improper_disposal", "移転の際、患者のカルテが不用品とともに搬出されました。"),
    (
        "unauthorized_access",
        "当社のサーバーに不正アクセスがありました。なお、ランサムウェアの感染や情報の持ち出しは認められません。",
    ),
    ("accidental_publication", "当園のブログに掲載した写真に、職員室の机の上の園児名簿が写り込んでおりました。"),
    ("unauthorized_access", "当社のサーバーに第三者による不正アクセスがありました。"),
    ("misconfiguration", "クラウド上のファイルの公開範囲を誤り、誰でも閲覧できる状態でした。"),
    ("misconfiguration", "申込フォームで前の回答が表示される設定になっており、他の申込者から見られる状態でした。"),
    ("misconfiguration", "共有フォルダのリンクを知っている全員が資料にアクセスできる状態でした。"),
    ("accidental_publication", "議事録の黒塗りした部分が、コピーして貼り付けると読み取れる状態でした。"),
    ("accidental_publication", "氏名の入った一覧表を、誤って市のホームページに載せていました。"),
    ("accidental_publication", "非表示にしたシートが残ったまま、表計算ファイルを再表示できる形で公開していました。"),
    ("bcc_error", "案内のメールを送る際、全員のアドレスを宛先欄に入れたため、互いに見える状態となりました。"),
    ("bcc_error", "BCCで送るべきところをCCで送信しました。"),
    ("misdirected_email", "宛先を取り違え、見積書を別の会社にメールで送信しました。"),
    ("misdirected_email", "名簿のファイルを誤って研修の案内に添付し、取引先へ送信しました。"),
    ("misdelivery", "封筒に別の世帯の通知書を入れて郵送しました。"),
    ("misdelivery", "窓口で、証明書を同じ姓の別の方に交付しました。"),
    ("misdelivery", "医療機関へ送るファクスの番号を間違え、個人のお宅に届きました。"),
    ("misdelivery", "診療の明細書を誤って別の患者さんに渡しました。"),
    ("system_defect", "プログラムの改修の誤りにより、マイページに別の会員の情報が表示されました。"),
    ("system_defect", "アプリの不具合で、他人の注文の内容が表示されていました。"),
    ("improper_disposal", "保存期間の残る申請書を、誤って他の書類とともに溶解処理していました。"),
    ("improper_disposal", "廃棄する箱に名簿が紛れ、業者に引き渡していました。"),
    ("web_skimming", "注文の画面に細工がされ、打ち込まれたカード番号が外へ送られていました。"),
    ("web_skimming", "買い物かごから進む途中に、偽の入力フォームが現れるようにされていました。"),
    ("vulnerability", "応募ページのプログラムの不備を突かれ、応募者の一覧を抜き取られました。"),
    ("unauthorized_access", "通販の仕組みに外部から入られ、会員の一覧を見られたおそれがあります。"),
    ("malware", "保守業者が持参したUSBメモリから社内の端末にウイルスが広がりました。"),
    ("bec", "仕入先の口座を変えたという偽のメールを信じ、代金を払い込みました。"),
    ("misconfiguration", "名簿のファイルは、リンクさえ分かれば誰でも開ける状態になっていました。"),
    ("misdirected_email", "係の三人に送るところを、全学生の宛先に名簿を送信していました。"),
    ("misdirected_email", "宛先の候補から同じ姓の別人を選んでしまい、面談の記録を送信しました。"),
    ("misdelivery", "連絡票を、隣の棟の同じ番号の郵便受けに差し入れていました。"),
    ("improper_disposal", "保存の年限が残る診療録を、期限の切れたものと一緒に処分していました。"),
    ("loss", "点検をしたところ、書庫にあるはずの申込書の控えが確認できませんでした。"),
    ("theft", "店で目を離した間に、名簿の入ったリュックを取られました。"),
    ("insider", "代理店へ出た出向者が、他社の契約者の一覧を出向元に報告していました。"),
    ("insider", "営業の社員が競合する会社へ移る前に、顧客の一覧をUSBメモリに写して持って行きました。"),
    ("loss", "調査票を入れた手帳が見当たらず、所在が分からなくなっています。"),
    ("loss", "職員が帰宅の途中でUSBメモリを置き忘れました。"),
    ("theft", "駐車場で車上荒らしに遭い、パソコンの入った鞄がなくなりました。"),
    ("theft", "事務所の窓ガラスが割られ、名簿の入った金庫が盗まれていました。"),
    ("insider", "元従業員が退職の前に顧客の情報を無断で持ち出し、転職先で使っていました。"),
    ("insider", "職員が業務と関係なく住民の所得を閲覧し、知人に話していました。"),
    ("insider", "派遣社員が名簿を業者に売却していました。"),
    ("insider", "元従業員によるお客様情報の不正な持ち出しについて"),
    ("insider", "元社員は退職の前に、私物のUSBメモリへ顧客の一覧を複写していました。"),
    ("system_defect", "交付のプログラムに誤りがあり、別の方の証明書が出てきました。"),
    ("system_defect", "春の改修で不具合が入り、ログインした方どうしの画面が入れ替わりました。"),
    ("web_skimming", "店の仕組みの弱い部分を突かれ、カード番号の入力ページに偽の画面を出す仕掛けがされていました。"),
    ("vulnerability", "予約サイトの弱点を突かれました。"),
    ("accidental_publication", "名簿の欄に氏名が残ったまま統計の表を公開していました。"),
    ("misdirected_email", "配信先に入れるべき一覧を、間違って添付の欄に登録していました。"),
    ("theft", "配達の途中、車に置いた鞄を持っていかれました。"),
    ("misdelivery", "電話番号を押し間違え、別の人の留守番電話に用件を吹き込みました。"),
    ("misdelivery", "封入機の不具合により、1通の封筒に2名分の通知書が入っていました。"),
    ("misdirected_email", "人材会社が、宛先を間違えたまま名簿を添付。"),
    ("misdirected_email", "裏の一覧を消し忘れたまま、3か所にも送信"),
    ("accidental_publication", "被害者の氏名が判読できる状態で議会の資料を掲載していました。"),
    ("loss", "訪問先の一覧表が風で飛ばされました。"),
    ("insider", "看護師が患者のカルテの写真をSNS上に掲載し、氏名を流出させました。"),
    ("password_guessing", "文字の組合せを次々に変えてログインを試す動作が続いていました。"),
    ("password_guessing", "パスワードは一部の数字を変えただけの、推測しやすいものでした。"),
    ("bcc_error", "原因は設定の誤りで、BCC欄を使うべきところ、アドレスが受信者全員に見える状態で送りました。"),
    ("vulnerability", "原因は予約の仕組みの脆弱性で、翌日までに除去しました。"),
    ("vulnerability", "足掛かりとされたのはサーバーの既知の欠陥で、修正版は配布されていました。"),
    ("bec", "当社海外子会社における資金流出事案に関するお知らせ"),
    ("misdirected_email", "会員情報を含むファイルの誤送付について"),
    ("misdirected_email", "入会の案内の電子メールに、本来付けるはずのない名簿が添付されていました。"),
    ("insider", "住民情報を目的外で利用していました。"),
    ("unauthorized_access", "メールボックスのパスワードが不正取得され、不正にログインされていました。"),
    ("misdelivery", "同じ封筒に複数の世帯の通知書を封入していました。"),
    ("ransomware", "印刷機から、金銭を要求する英文が何枚も出てきました。"),
    ("unknown", "名簿が流出した経路は、現在のところ不明です。"),
]


@pytest.mark.parametrize(("code", "text"), _TOLD)
def test_a_cause_is_read_from_direct_and_indirect_words(decide, code, text):
    assert decide(text, decide_causes).get("root_cause") == code


@pytest.mark.parametrize(
    "text",
    [
        "お客様の個人情報が含まれておりました。",
        "会員の皆様にはパスワードの変更をお願いいたします。",
        "新型コロナウイルスに感染した方の名簿です。",
        "同社は理由を明かしていないが、標的型攻撃の可能性がありそうです。",
        "端末は暗号化されており、第三者が内容を見ることはできません。",
        "不正アクセス禁止法について研修を行いました。",
        "紛失防止のため、書類は鍵のかかる棚で保管しています。",
        "入院の案内を患者様へ郵送しました。",
        "会員のアドレスを宛先に入力し、1通ずつお送りしております。",
        "代理店の会員から同意を得て、名簿を提供しました。",
        "他社サービスから流出したパスワードを使った不正ログインの被害が各社で発生しています。",
    ],
)
def test_words_that_only_look_like_a_cause_tell_none(decide, text):
    draft = decide(text, decide_causes)
    assert draft.get("root_cause") is None
    assert draft.get("root_causes", []) == []


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        (
            "ランサムウェア被害について\n\nVPN機器の脆弱性を悪用され、ランサムウェアに感染しました。",
            ["ransomware", "vulnerability"],
        ),
        (
            "教員がフィッシングメールにだまされて認証情報を入力し、メールアカウントに不正アクセスされました。",
            ["phishing", "unauthorized_access"],
        ),
        (
            "通販サイトへの不正アクセスについて\n\nサイトの脆弱性を突かれ、決済画面が改ざんされていました。",
            ["web_skimming", "vulnerability"],
        ),
        (
            "会員サイトへの不正アクセスについて\n\n会員サイトに不正アクセスがあり、リスト型攻撃によるものと判明しました。",
            ["credential_stuffing"],
        ),
    ],
)
def test_a_general_cause_stands_beside_a_specific_one_only_where_it_adds_something(decide, text, causes):
    draft = decide(text, decide_causes)
    assert draft.get("root_cause") == causes[0]
    assert draft.get("root_causes") == causes


def test_the_specific_cause_of_the_body_beats_the_general_one_of_the_headline(decide):
    text = (
        "患者情報の紛失について\n\n車が荒らされ、診療録の写しを入れた鞄が盗まれました。車上荒らしとして届け出ました。"
    )
    assert decide(text, decide_causes).get("root_cause") == "theft"


@pytest.mark.parametrize(
    ("guess", "cause"),
    [
        ("廃棄する書類に紛れて捨てられた可能性もあります。", "loss"),
        ("廃棄する書類に紛れて捨てられた可能性が高いとみています。", "improper_disposal"),
        ("溶解処理に回した可能性が高いものの、落とした可能性も残ります。", "loss"),
    ],
)
def test_a_loss_is_a_disposal_only_where_that_is_more_than_thought_possible(decide, guess, cause):
    text = "申込書の紛失について\n\n申込書の綴りが見当たらなくなりました。" + guess
    assert decide(text, decide_causes).get("root_cause") == cause


@pytest.mark.parametrize(
    "aside",
    [
        "昨年の某社のように名簿業者に売られた例とは違う。",
        "誰でも閲覧できる状態にあったわけではございません。",
        "ランサムウェアによる被害は確認されておりません。",
        "サイトに脆弱性は見つかりませんでした。",
        "端末にマルウェアに感染した形跡は存在しませんでした。",
        "公表しないのは、誤って渡した相手が開ける前に回収できた場合。",
        "もしランサムウェアだったら、こんなものでは済まなかった。",
        "名簿業者が小躍りしそうな話である。",
        "フィッシングに気を付けたい。",
        "設定ミスは人の目では防げません。",
        "去年は別の会社が設定ミスで騒ぎになった。",
    ],
)
def test_what_is_told_of_another_case_or_set_aside_is_no_cause(decide, aside):
    assert decide("名簿を紛失した。" + aside, decide_causes).get("root_causes") == ["loss"]


def test_what_a_clause_tells_is_no_guess_because_the_next_one_guesses(decide):
    draft = decide("書類を紛失し、車で鞄を盗まれ、名簿が流出した可能性があります。", decide_causes)
    assert draft.get("root_cause") == "theft"


def test_a_headline_below_a_block_of_addresses_counts(decide):
    text = (
        "各位\n会社名 株式会社見本堂\n問い合わせ先 総務部(電話 000-000-0000)\n\n"
        "ランサムウェア被害に関するお知らせ(第2報)\n\n 当社は、このたびの件についてご報告いたします。\n"
    )
    assert decide(text, decide_causes).get("root_cause") == "ransomware"


def test_what_the_notice_rules_out_is_no_cause(decide):
    text = (
        "メール誤送信について\n\n担当者が宛先を誤り、名簿を添付したメールを別の会社に送信しました。\n"
        "本件は不正アクセスによるものではありません。"
    )
    assert decide(text, decide_causes).get("root_causes") == ["misdirected_email"]


def test_unknown_gives_way_to_anything_that_is_known(decide):
    text = "当社のサーバーが不正アクセスを受けました。侵入の経路は調査中です。"
    assert decide(text, decide_causes).get("root_causes") == ["unauthorized_access"]


def test_repetition_does_not_outweigh_the_headline(decide):
    text = "名簿の誤送付について\n\n通知書を誤送付しました。\n" + "紛失の可能性も調べました。\n" * 40
    assert decide(text, decide_causes).get("root_cause") == "misdelivery"


def test_every_cause_shows_the_words_that_gave_it_and_losers_are_explained(open_view):
    from extractor.assemble.view import Draft

    view, draft = (
        open_view("USBメモリの紛失について\n\nUSBメモリを紛失しました。資料を誤送付した事実も別にあります。"),
        Draft(),
    )
    decide_causes(view, draft)
    assert draft.get("root_cause") == "loss"
    for _, support in draft.supports["root_cause"]:
        assert "紛失" in view.text[support.start : support.end]
    assert [(r.field, r.value) for r in view.trace] == [("root_cause", "misdelivery")]


def test_a_cause_said_of_each_incident_counts_with_its_own():
    notice = parse_notice(
        "不正ログイン、今月だけで2社\n2014/06/25\n\n"
        "いずれもほかから漏れたIDとパスワードを試すリスト型攻撃とみられる。\n\n"
        "■つばめ通信\nつばめ通信は6月13日、不正ログインで会員1,204人の氏名が見られたおそれがあると発表した。\n\n"
        "■みさき書房\nみさき書房は6月16日、会員88人のアカウントに不正アクセスがあったと発表した。\n"
    )
    assert [i.root_cause for i in notice.incidents] == ["credential_stuffing", "credential_stuffing"]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (
            "句会のメールアカウントが不正利用され、迷惑メールが送信されました。絵を開くとウィルスに感染したりする可能性があります。",
            "unauthorized_access",
        ),
        ("交換機に障害が発生し、履歴が流出した。障害の原因は明らかになっておらず、業者を呼ぶという。", "unknown"),
        ("控えの束が見当たらず、誤って廃棄した可能性が強い。", "improper_disposal"),
        (
            "見積をメールで送信した際、宛先に他の会社の社員が含まれていたため、客先の名が漏えいした。",
            "misdirected_email",
        ),
        ("販売店への出向者が買い手の情報を漏えいしていた。", "insider"),
        ("作業員は指示書を資源回収の集積所に、古紙に混ぜて出していた。", "improper_disposal"),
        ("乗り捨てられた盗難車から写しが見つかった。同課は写しをなくしていたと発表した。", "loss"),
        ("県教委は授業料の督促状を、無関係の連帯保証人7人に送っていた。", "misdelivery"),
        (
            "不正ログインを受けた。IDとパスワードの組み合わせは、よそのサービスから漏れたものとみられる。",
            "credential_stuffing",
        ),
        ("古い答案が、廃棄を委託した業者の運搬途中、河川敷に散逸した。", "improper_disposal"),
    ],
)
def test_causes_told_in_firms_releases(decide, text, cause):
    assert decide(text, decide_causes).get("root_cause") == cause


def test_data_put_in_the_wrong_place_were_handed_to_nobody(decide):
    text = "当番表が入居者も閲覧できる状態で保存されていた。データの誤配置には翌週まで気づかなかった。"
    assert decide(text, decide_causes).get("root_cause") == "misconfiguration"


def test_a_data_file_sent_by_mistake_went_by_mail(decide):
    text = "組み合わせを知らせる際、誤って別の組の分を含むエクセルファイルを送った。"
    assert decide(text, decide_causes).get("root_cause") == "misdirected_email"


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("医師が控えを無断で持ち出していた。買い物の間に鞄ごと盗難にあったという。", "theft"),
        ("教諭は名簿を無断で持ち出していた。自宅のパソコンのウイルス感染により流出した。", "malware"),
        ("教諭が許可なく答案を自宅に持ち帰りました。翌朝、通勤の電車にかばんを置き忘れました。", "loss"),
        ("教諭は規程に反して答案を持ち出していました。バスの車内にかばんを忘れました。", "loss"),
        (
            "社員は許可を得ず名簿を私用のメールに転送した。その際、宛先を1文字打ち間違え、別の方に届いた。",
            "misdirected_email",
        ),
        ("主任を減給の懲戒処分とした。主任は名簿を許可なく持ち帰り、家庭ごみと一緒に出していた。", "improper_disposal"),
        ("元社員が名簿を無断で持ち出していた。", "insider"),
        ("職員が無断で住民の記録を検索していた。その後、職員は手帳を紛失した。", "insider"),
    ],
)
def test_what_was_taken_without_leave_leaked_by_what_came_after(decide, text, cause):
    assert decide(text, decide_causes).get("root_cause") == cause


def test_a_file_sent_by_mistake_went_by_mail(decide):
    text = "添付ファイルの送付ミス\n園に別の園の児童の情報を含むデータを送付した。\n"
    assert decide(text, decide_causes).get("root_cause") == "misdirected_email"


def test_what_readers_are_told_of_their_own_passwords_is_no_cause(decide):
    text = "管理ツールの弱点を突いてデータベースに侵入された。同じパスワードをほかで使っていたら、それも変えよう。"
    assert decide(text, decide_causes).get("root_cause") == "vulnerability"


def test_a_mail_sent_with_cc_shows_the_addresses(decide):
    assert decide("案内のメールを会員91社に送る際にCCを用いた。", decide_causes).get("root_cause") == "bcc_error"


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("春から誰かが入り込んでいた、というわけです。", "unauthorized_access"),
        ("名簿の共有が全体公開になっていたそうだ。", "misconfiguration"),
        ("名簿の束は名簿屋に流れていた。", "insider"),
        ("下取りに出したパソコンの中身を消していなかった。", "improper_disposal"),
        ("名簿を裏紙にして来客に配っていた。", "misdelivery"),
        ("会場の写真をXに上げたら、受付の名簿が読めてしまった。", "accidental_publication"),
        ("「データは預かった」という英文が画面に現れた。", "ransomware"),
        ("教諭が生徒の連絡先を知人に流していた。", "insider"),
        ("集金のカバンをバイクの荷台から落っことしたんだとか。", "loss"),
        ("一字違いの知らない人に一覧を送っていたとか。", "misdirected_email"),
        ("更新を求める偽の案内に、職員3人が応じた。", "phishing"),
        ("開発環境が認証なしでインターネットにさらされていた。", "misconfiguration"),
    ],
)
def test_causes_told_as_blogs_tell_them(decide, text, cause):
    assert decide(text, decide_causes).get("root_cause") == cause


def test_a_headline_says_missent_of_a_fax_too() -> None:
    notice = parse_notice(
        "介護記録の誤送信について\n2022年9月8日\n株式会社みほん介護\n\n9月6日、利用者様の記録をファクシミリで送る際、"
        "短縮番号の選択を誤り、別の事業所へ届いてしまいました。\n"
    )
    assert notice.incidents[0].root_causes == ["misdelivery"]


def test_an_attack_by_guessed_keys_is_no_hijacking_besides() -> None:
    notice = parse_notice(
        "不正アクセスについて\n2022年2月1日\n株式会社みほん食品\n\n当社のサーバーが12月に不正アクセスを受け、会員の氏名が流出しました。\n"
        "不正アクセスの原因は、保守用の接続に対するパスワードの総当たり攻撃です。\n"
    )
    assert notice.incidents[0].root_causes == ["password_guessing"]


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        ("loss", "社員が名簿を紛失しました。13日、名簿は旧事務所の棚で見つかりました。"),
        ("loss", "社員が名簿を紛失しました。裁断すべき書類は箱に入れて保管し、回収業者に渡しています。"),
        (
            "unauthorized_access",
            "サーバーが不正アクセスを受けました。業務に必要な情報を職員が閲覧していました。",
        ),
        ("unauthorized_access", "サーバーが不正アクセスを受けました。検索の対象を外部のサイトにも広げています。"),
        ("unauthorized_access", "サーバーが不正アクセスを受けました。不正送金被害は確認されておりません。"),
        ("unauthorized_access", "サーバーが不正アクセスを受けました。名簿業者に渡った事実はありません。"),
        ("unauthorized_access", "サーバーが不正アクセスを受けました。弱点を突く攻撃に備え、機器を更新します。"),
    ],
)
def test_words_of_another_cause_said_of_something_else_are_no_cause(cause: str, told: str) -> None:
    head = "個人情報の漏えいについて\n2024年6月14日\n株式会社みなと商事\n\n会員312名の氏名が漏れたおそれがあります。"
    assert [i.root_causes for i in parse_notice(head + told + "\n").incidents] == [[cause]]


@pytest.mark.parametrize(
    "beside",
    [
        "誤って廃棄されたものはございません。",
        "ほかの会員の画面に表示された情報はありません。",
        "URLを記載した別のご案内をお送りしております。",
        "社員はご契約時に得た電話番号にお電話し、連絡しております。",
        "当社は情報を自社の営業目的に利用しておりません。",
        "公開の範囲を全員で確認しております。",
        "表示の設定を外部の専門家と点検しました。",
        "シュレッダーにかけるべき書類の扱いを、そのまま見直します。",
        "当社を装うメールに、情報を返信して提供しないようお願いします。",
        "警察と連携し、盗難の有無も含めて調べております。",
    ],
)
def test_where_nothing_is_known_of_the_cause_innocent_sentences_give_none(beside: str) -> None:
    head = "個人情報の漏えいについて\n2024年6月14日\n株式会社みなと商事\n\n6月11日、会員の氏名が漏れたと判明しました。"
    assert [i.root_cause for i in parse_notice(head + beside + "\n").incidents] == [None]


@pytest.mark.parametrize(
    "beside",
    [
        "先月の盗難とは無関係です。",
        "旅券を盗まれた方は窓口へお申し出ください。",
        "弱点を突く攻撃への備えも進めます。",
        "プログラムの更新は毎月行っています。",
        "職員が私物のスマートフォンで撮影することは禁じております。",
    ],
)
def test_another_matter_and_a_call_to_those_struck_are_no_cause(beside: str) -> None:
    head = "漏えいについて\n2024年6月14日\n株式会社みなと\n\n当社が不正アクセスを受け、会員の氏名が流出しました。"
    assert [i.root_causes for i in parse_notice(head + beside + "\n").incidents] == [["unauthorized_access"]]
