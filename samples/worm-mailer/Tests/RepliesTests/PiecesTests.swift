import Testing

@testable import Replies

@Suite("The pieces of a mail")
struct PiecesTests {
  @Test(
    "Codes of mail servers are told from other numbers",
    arguments: [
      ("550 5.1.1 no", "5.1.1", Bounce.Weight.permanent), ("(#5.1.1)", "5.1.1", .permanent),
      ("said: 450 4.2.2.", "4.2.2", .temporary), ("smtp;550 no", nil, .permanent),
      ("550-no", nil, .permanent),
      ("451 later", nil, .temporary), ("SMTP error 554 x", nil, .permanent), ("2.0.0 fine", "2.0.0", nil),
      ("192.0.2.25", nil, nil), ("5.1.1.1", nil, nil), ("v5.1.1", nil, nil), ("5.1.1234", nil, nil),
      ("after 400 seconds", nil, nil), ("in 550 cases", nil, nil), ("5501 x", nil, nil), ("590 x", nil, nil),
      ("", nil, nil), ("5", nil, nil), ("host 192.0.2.25 said 550 5.7.1 no", "5.7.1", .permanent),
    ])
  func codes(text: String, enhanced: String?, weight: Bounce.Weight?) {
    let code = StatusCode(in: text.utf8)
    #expect(code.enhanced == enhanced)
    #expect(code.weight == weight)
  }

  @Test(
    "Encoded words become text, and whatever is not one stays",
    arguments: [
      ("=?utf-8?Q?R=C3=A9ponse_x?=", "Réponse x"), ("=?ISO-8859-1?Q?R=E9?= =?iso-8859-1?b?6Q==?= x", "Réé x"),
      ("a =?utf-8?B?w6k=?= b", "a é b"), ("=?utf-8*fr?Q?=C3=A9?=", "é"),
      ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
      ("=?utf-8?Q?abc", "=?utf-8?Q?abc"), ("=?", "=?"), ("=??Q??=", ""), ("=?a?Q?=ZZ=?=", "=ZZ"),
      ("=?windows-1252?Q?=80_=96?=", "€ -"),
    ])
  func words(text: String, decoded: String) {
    #expect(String(decoding: EncodedWords.decode(Array(text.utf8)), as: UTF8.self) == decoded)
  }

  @Test(
    "Types have parameters in quotes, in sections, or none",
    arguments: [
      ("multipart/mixed; boundary=b", "multipart/mixed", "b"),
      ("Multipart/MIXED;BOUNDARY=\"a;b\\\"c\"", "multipart/mixed", "a;b\"c"),
      ("multipart/mixed; boundary*0=a; boundary*1=\"b c\"", "multipart/mixed", "ab c"),
      ("text", "text/plain", nil), ("", "text/plain", nil), ("a/b/c; boundary=x", "text/plain", "x"),
      (";;;=;", "text/plain", nil),
    ])
  func types(value: String, name: String, boundary: String?) {
    let type = ContentType(Array(value.utf8)[...])
    #expect(type.name == name)
    #expect(type.parameters["boundary"] == boundary.map { Array($0.utf8) })
  }

  @Test(
    "HTML becomes lines of words",
    arguments: [
      ("<p>STOP</p><p>please", "STOP\nplease"), ("<style>x</style>a<!-- b -->c", "ac"),
      ("a &lt;b&gt; &#65;&#x42;&amp;&nope;&", "a <b> AB&&nope;&"),
      ("<blockquote>a<br>b</blockquote>c", "> a\n> b\nc"), ("a<script>if (1<2) {}</SCRIPT >b", "ab"),
      ("a<script>b", "a"), ("a<b", "a"),
      ("<a href='https://x.example/?a=1&amp;b'>x</a>", " <https://x.example/?a=1&b> x"),
      ("<a href=javascript:x>y</a>", "y"),
      ("</>", ""), ("<>", ""), ("a  \n b", "a b"),
    ])
  func html(html: String, text: String) {
    #expect(String(decoding: HTMLWords.text(of: Array(html.utf8)), as: UTF8.self) == text)
  }

  @Test(
    "Only addresses of forms that are safe to open are kept",
    arguments: [
      ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
      ("HTTPS://a.example:8443/x).", "https://a.example:8443/x"),
      ("http://a.example/", nil), ("https://localhost/", nil), ("https://192.0.2.7/", nil),
      ("https://u@a.example/", nil),
      ("https://a.example:x/", nil), ("https://a..example/", nil), ("https://", nil),
      ("https://-a.example/", nil),
    ])
  func forms(word: String, address: String?) {
    #expect(FormAddress.address(Array(word.utf8)[...]) == address)
  }

  @Test(
    "Mail addresses are found whatever stands around them",
    arguments: [
      ("Jo <jo@a.example>, 'x@b.example'.", ["jo@a.example", "x@b.example"]),
      ("rfc822;a+b=c@d.example", ["a+b=c@d.example"]),
      ("a@b@c.example @ a@ @b", []), ("jo@[192.0.2.7] jo@a..b jo@-a.b", []), ("\"jo x\"@a.example", []),
      ("jö@a.example", []),
    ])
  func addresses(text: String, found: [String]) {
    #expect(MailAddress.all(in: text.utf8) == found)
  }
}
