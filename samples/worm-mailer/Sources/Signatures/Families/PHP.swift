extension SignatureTable {
  /// Attacks on programs in PHP, and on PHP.
  static let php = [
    Signature(
      "thinkphp", title: "ThinkPHP",
      explanation: "This request is to run a function of PHP by a fault of the framework ThinkPHP.",
      source: "CVE-2018-20062, CVE-2019-9082",
      patterns: [
        RequestPattern(
          .unix,
          queries: [
            "*think*invokefunction&function=call_user_func*", "*think*invokefunction&function=phpinfo*",
            "*think\\\\request/input&filter=*", "*think\\\\Request/input&filter=*",
          ])
      ]),
    Signature(
      "phpunit", title: "PHPUnit eval-stdin",
      explanation: "This request is to run PHP code that is sent with it by a forgotten file of PHPUnit.",
      source: "CVE-2017-9841",
      // So close together; where PHPUnit's own repository is shown, the name of a branch is in between.
      patterns: [
        RequestPattern(
          .unix,
          paths: [
            "*/phpunit/src/Util/PHP/eval-stdin.php", "*/phpunit/Util/PHP/eval-stdin.php",
            "*/vendor/phpunit/eval-stdin.php",
          ])
      ]),
    Signature(
      "php-cgi", title: "PHP-CGI argument injection",
      explanation:
        "This request is to give options to PHP, by which it runs code that is sent with the request.",
      source: "CVE-2012-1823, CVE-2024-4577",
      // What Windows makes a hyphen of, the soft hyphen AD, is the later of the two.
      patterns: [
        RequestPattern(
          .windows,
          queries: [
            "-d*allow_url_include*", "-d*auto_prepend_file*", "-d*php://input*", "\\xADd*allow_url_include*",
            "\\xADd*auto_prepend_file*",
          ])
      ]),
    Signature(
      "drupalgeddon2", title: "Drupalgeddon 2",
      explanation: "This request is to run a function of PHP by a fault of Drupal.",
      source: "CVE-2018-7600, Drupal SA-CORE-2018-002",
      patterns: [
        RequestPattern(
          .unix,
          queries: ["*element_parents=*#value*ajax_form=1*", "*[#post_render][*=*", "*[#lazy_builder][*=*"])
      ]),
    Signature(
      "laravel-ignition", title: "Laravel Ignition",
      explanation: "This request is to run code by a fault of Ignition, the error page of Laravel.",
      source: "CVE-2021-3129",
      // A developer whose own site shows that page makes it, too.
      mails: false,
      patterns: [RequestPattern(.unix, methods: ["POST"], paths: ["*/_ignition/execute-solution"])]),
    Signature(
      "vtiger-traversal", title: "vtiger CRM file reading",
      explanation: "This request is to read a file outside of the web site by a fault of vtiger CRM.",
      source: "CVE-2012-4867; Exploit-DB 37637 (Elastix)",
      patterns: [
        RequestPattern(
          .unix, paths: ["*/modules/com_vtiger_workflow/sortfieldsjson.php"], queries: ["*module_name=../*"]),
        RequestPattern(
          .unix, paths: ["*/vtigercrm/graph.php"], queries: ["*current_language=../*"]),
      ]),
  ]
}
