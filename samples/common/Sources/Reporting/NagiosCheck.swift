import ArgumentParser

extension Program {
  /// Whether arguments ask for the line of a check, right or wrong as they may otherwise be; the last format counts.
  static func isCheck(_ words: [String]) -> Bool {
    let option = "--format"
    let words = words.prefix { $0 != "--" }
    let formats = zip(words, words.dropFirst() + [""]).compactMap { word, next in
      word == option ? next : word.hasPrefix(option + "=") ? String(word.dropFirst(option.count + 1)) : nil
    }
    return formats.last == "nagios"
  }

  /// Does what the arguments ask for as a check of a monitoring system, to which every failure is the state UNKNOWN: what
  /// else a program ends with would be a state of the service.
  ///
  /// - Throws: What ``perform(_:)`` throws, but for failures: they are told on standard output, which such systems read.
  static func check(_ service: String, _ words: [String]) throws {
    do {
      try perform(words)
    } catch OutputProblem.readerGone {
      throw OutputProblem.readerGone
    } catch let problem as OutputProblem {
      throw UntoldProblem(description: problem.description)
    } catch let error where !(error is ExitCode) && !exitCode(for: error).isSuccess {
      let text = (error as? any Problem)?.description ?? shown(usageMessage: message(for: error))
      let result = NagiosResult(service, .unknown, text)
      do {
        var output = StandardOutput()
        try output.write(result.text)
      } catch {
        throw UntoldProblem(description: text)
      }
      throw ExitCode(result.state.rawValue)
    }
  }
}

/// What standard output cannot tell.
private struct UntoldProblem: Problem {
  let description: String
  let status = NagiosResult.State.unknown.rawValue
}
