import ArgumentParser

extension NagiosResult {
  /// Does the work of a check for a monitoring system, to which every failure is the state UNKNOWN: what else a program
  /// ends with would be a state of the service.
  ///
  /// - Parameter service: What is watched, in capitals: `SMTP AUTH`.
  /// - Throws: What the work throws, but for problems: they are told on standard output, which such systems read.
  public static func check(_ service: String, _ work: () throws -> Void) throws {
    do {
      try work()
    } catch OutputProblem.readerGone {
      throw OutputProblem.readerGone
    } catch let problem as OutputProblem {
      throw UntoldProblem(problem)
    } catch let problem as any Problem {
      let result = NagiosResult(service, .unknown, problem.description)
      do {
        var output = StandardOutput()
        try output.write(result.text)
      } catch {
        throw UntoldProblem(problem)
      }
      throw ExitCode(result.state.rawValue)
    }
  }

  /// Whether arguments ask for the line of a check, right or wrong as they may otherwise be; the last format counts.
  static func isAsked(by words: [String]) -> Bool {
    let option = "--format"
    let words = words.prefix { $0 != "--" }
    let formats = zip(words, words.dropFirst() + [""]).compactMap { word, next in
      word == option ? next : word.hasPrefix(option + "=") ? String(word.dropFirst(option.count + 1)) : nil
    }
    return formats.last == "nagios"
  }
}

/// What standard output cannot tell.
private struct UntoldProblem: Problem {
  let description: String
  let status = NagiosResult.State.unknown.rawValue

  init(_ problem: any Problem) { description = problem.description }
}
