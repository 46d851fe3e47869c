public import ArgumentParser
import FileSystem
import Glibc
import SystemPackage

/// A program as its users know it: messages begin with its name, a reader that closes its end is not a failure, and what is
/// wrong with its input is one line and a status.
public protocol Program: ParsableCommand {}

extension Program {
  /// Makes the parser's messages begin with the program's name too.
  public static var _errorPrefix: String { "\(configuration.commandName ?? _commandName): " }

  /// Parses the arguments that the kernel gave this process, runs, and ends with the right status.
  ///
  /// ArgumentParser's own `main()` takes them from /proc, and finds none where that is not mounted.
  public static func main() {
    // A reader that closes its end is told apart from a full disk by the error of the write.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot(Array(ArgumentVector.words.dropFirst()))
      try command.run()
    } catch OutputProblem.readerGone {
      // The reader, say head(1), has seen enough; that is its right and no failure of ours.
    } catch let code as ExitCode {
      // A command that has said all it has to say.
      Glibc.exit(code.rawValue)
    } catch let problem as any Problem {
      end(problem.description, problem.status)
    } catch {
      let status = exitCode(for: error)
      guard status.isSuccess else { exit(withError: error) }
      var output = StandardOutput()
      do {
        try output.write(fullMessage(for: error) + "\n")
      } catch OutputProblem.readerGone {
      } catch {
        end("\(error)", 1)
      }
    }
  }

  /// Says what went wrong and leaves.
  private static func end(_ message: String, _ status: Int32) -> Never {
    _ = try? FileDescriptor.standardError.writeAll("\(_errorPrefix)\(message)\n".utf8)
    Glibc.exit(status)
  }
}
