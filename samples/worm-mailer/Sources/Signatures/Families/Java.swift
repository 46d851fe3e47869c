extension SignatureTable {
  /// Attacks on programs in Java.
  static let java = [
    Signature(
      "spring4shell", title: "Spring4Shell",
      explanation: "This request is to write a file into a web server by a fault of the Spring Framework.",
      source: "CVE-2022-22965",
      patterns: [
        RequestPattern(.unix, queries: ["*class.module.classLoader.resources.context.parent.pipeline.*"])
      ]),
    Signature(
      "ognl", title: "OGNL injection",
      explanation:
        "This request has an expression of the language OGNL in it, to run a program by a fault of Apache Struts or Confluence.",
      source: "CVE-2013-2251, CVE-2018-11776 (Apache Struts S2-016, S2-057); CVE-2022-26134 (Confluence)",
      patterns: [
        RequestPattern(
          .unix,
          paths: [
            "/*${*@java.lang.Runtime@getRuntime*", "/*${*@ognl.OgnlContext@DEFAULT_MEMBER_ACCESS*",
            "/*${*com.opensymphony.webwork.ServletActionContext*", "/*${*javax.script.ScriptEngineManager*",
            "/*${*#_memberAccess*",
          ]),
        RequestPattern(
          .unix,
          queries: [
            "*redirect:${#*", "*redirectAction:${#*", "*action:%{(#*", "*redirect:%{#*",
            "*{(#*=@ognl.OgnlContext@DEFAULT_MEMBER_ACCESS*",
          ]),
      ]),
    Signature(
      "confluence-setup", title: "Confluence set-up",
      explanation: "This request is to open the set-up of a Confluence server that is already in use.",
      source: "CVE-2023-22515",
      patterns: [
        RequestPattern(
          .unix, paths: ["*/server-info.action"],
          queries: ["*bootstrapStatusProvider.applicationConfig.setupComplete=*"])
      ]),
    Signature(
      "weblogic-console", title: "WebLogic console",
      explanation: "This request is to reach the console of Oracle WebLogic without a password.",
      source: "CVE-2020-14882, CVE-2020-14750",
      patterns: [
        RequestPattern(
          .nobody,
          paths: [
            "/console/css/%252e%252e%252f*", "/console/images/%252e%252e%252f*", "/console/css/%252e%252e/*",
            "/console/images/%252e%252e/*",
          ])
      ]),
    Signature(
      "jenkins-groovy", title: "Jenkins script check",
      explanation: "This request is to run a program by a fault of Jenkins and its Script Security plug-in.",
      source: "CVE-2018-1000861, CVE-2019-1003000",
      // Who edits a script in Jenkins has it checked, too, but not by this way around the log-in.
      patterns: [
        RequestPattern(
          .unix, paths: ["*/securityRealm/user/*/descriptorByName/org.jenkinsci.plugins.*/checkScript*"],
          queries: ["*value=*"])
      ]),
  ]
}
