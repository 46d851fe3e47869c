extension LetterTemplate {
  /// The template that is used when the administrator has none of his own, for him to begin with.
  public static let standardText = """
    Address:       {{address}}{{#host}} ({{host}}){{/host}}
    Source ports:  {{ports}}
    Protocol:      {{protocol}}{{#target}}, to {{target}}{{/target}}
    First seen:    {{first}}
    Last seen:     {{last}}
    Requests:      {{count}}
    What it is:    {{what}}: {{explanation}}.
    Published:     {{source}}
    We ask you:    please check this host; no answer is needed.
    What is next:  further attacks are counted, and reported in a later mail.
    Why you:       {{reason}}.
    {{#again}}

    Again:         {{again}}.
    {{/again}}

    Requests, each different one once, with bytes percent-escaped:

    {{lines}}

    The attachment xarf.json says the same to programs (https://xarf.org).

    To stop these mails answer with the word STOP, or write to one of these:

    {{stop}}

    {{organization}}, {{contact}}
    Report {{report}}, written by a program.

    """

  /// `standardText`, parsed.
  public static let standard: LetterTemplate = {
    do {
      return try LetterTemplate(parsing: Array(standardText.utf8), file: "standard template")
    } catch {
      // The tests see to it that this is not reached; a template without lines would make a mail without a text.
      return LetterTemplate(lines: Placeholder.required.map { [.value($0)] })
    }
  }()
}
