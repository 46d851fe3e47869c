public import ArgumentParser
import FileSystem
import Glibc
import SystemPackage

/// A program as its users know it: messages begin with its name, a reader that closes its end is not a failure, and what is
/// wrong with its input is one line and a status.
public protocol Program: ParsableCommand {
  /// What is shown of a message about the arguments, which quotes them; all of it where none can be a secret.
  static func shown(usageMessage: String) -> String

  /// What monitoring systems watch with this program, in capitals: `SMTP AUTH`; nil where it has no `--format nagios`.
  static var service: String? { get }

  /// What to do first, shown when there are no arguments; nil where the program then does its work, or shows its help.
  static var introduction: String? { get }
}

extension Program {
  public static func shown(usageMessage: String) -> String { usageMessage }

  public static var service: String? { nil }

  public static var introduction: String? { nil }

  /// Makes the parser's messages begin with the program's name too.
  public static var _errorPrefix: String { "\(configuration.commandName ?? _commandName): " }

  /// Parses the arguments that the kernel gave this process, runs, and ends with the right status.
  ///
  /// ArgumentParser's own `main()` takes them from /proc, and finds none where that is not mounted.
  public static func main() {
    // A reader that closes its end is told apart from a full disk by the error of the write.
    signal(SIGPIPE, SIG_IGN)
    do {
      let words = Array(ArgumentVector.words.dropFirst())
      if let service, isCheck(words) { try check(service, words) } else { try perform(words) }
    } catch OutputProblem.readerGone {
      // The reader, say head(1), has seen enough; that is its right and no failure of ours.
    } catch let code as ExitCode {
      // A command that has said all it has to say.
      Glibc.exit(code.rawValue)
    } catch let problem as any Problem {
      end(problem.description, problem.status)
    } catch {
      let status = exitCode(for: error)
      guard status.isSuccess else { end(error, status.rawValue) }
      var output = StandardOutput()
      do {
        try output.write(fullMessage(for: error) + "\n")
      } catch OutputProblem.readerGone {
      } catch {
        end("\(error)", 1)
      }
    }
  }

  /// Does what the arguments ask for.
  static func perform(_ words: [String]) throws {
    if words.isEmpty, let introduction { throw CleanExit.message(introduction) }
    var command: any ParsableCommand
    do {
      command = try parseAsRoot(words)
    } catch let error where !exitCode(for: error).isSuccess {
      throw missingCommand(words) ?? error
    }
    try command.run()
  }

  /// Says that arguments begin with something else than a command; the parser would see only what follows from that.
  private static func missingCommand(_ words: [String]) -> ValidationError? {
    let names = configuration.subcommands.map { $0._commandName }
    guard let first = words.first, !names.isEmpty, !names.contains(first) else { return nil }
    return ValidationError("the first argument must be a command: \(names.joined(separator: ", "))")
  }

  /// Says what went wrong, on one line, and leaves.
  private static func end(_ message: String, _ status: Int32) -> Never {
    say(message)
    Glibc.exit(status)
  }

  /// Says what is wrong with the arguments, on one line and with the usage below, and leaves.
  private static func end(_ error: any Error, _ status: Int32) -> Never {
    let message = message(for: error)
    let (whole, beginning) = (fullMessage(for: error).utf8, "\(_errorPrefix)\(message)".utf8)
    let usage = whole.starts(with: beginning) ? String(whole.dropFirst(beginning.count)) : nil
    say(shown(usageMessage: message), with: usage ?? "")
    Glibc.exit(status)
  }

  /// Writes a message to standard error, with the program's name before it.
  ///
  /// - Parameters:
  ///   - message: What is to be on one line.
  ///   - more: Lines of our own that follow.
  public static func say(_ message: String, with more: String = "") {
    let text = "\(_errorPrefix)\(message)".showingControlCharacters + more.showingControlCharactersInLines
    _ = try? FileDescriptor.standardError.writeAll("\(text)\n".utf8)
  }
}
