import Glibc
import PasswordFiles
import Secrecy
import SystemPackage

/// Asks for a password on the terminal, whatever standard input and output are, without showing what is typed.
///
/// Signals are held back in the meantime, so that none leaves the terminal without its echo; they take effect as soon
/// as the terminal is as it was.
struct TerminalPrompt {
  private static let path = "/dev/tty"
  private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]

  /// Seconds that a person has.
  private static let secondsToWait = 300

  /// Shows a question and reads the line that answers it.
  func ask(_ subject: String) throws(PasswordProblem) -> Secret {
    let terminal = Glibc.open(Self.path, O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else {
      throw PasswordProblem("no password", "there is no terminal to ask on; give --password-file")
    }
    defer { close(terminal) }
    while true {
      switch Self.answer(on: terminal, to: subject) {
      case .line(let password):
        guard password.count > 0 else { throw PasswordProblem("no password", "nothing was typed") }
        return password
      case .failed(let reason): throw PasswordProblem(Self.path, reason)
      case .signal(SIGTSTP):
        // Not SIGSTOP, which stops also where nobody is there to continue.
        raise(SIGTSTP)
      case .signal(let signal):
        raise(signal)
        // The program's own handler, if it has one, has seen it by now.
        throw PasswordProblem("no password", "interrupted")
      }
    }
  }

  private enum Answer {
    case line(Secret)
    case signal(Int32)
    case failed(String)
  }

  /// One question with the echo off and the signals held back.
  private static func answer(on terminal: Int32, to subject: String) -> Answer {
    var held = sigset_t()
    var before = sigset_t()
    sigemptyset(&held)
    for signal in signals { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }

    var settings = termios()
    guard tcgetattr(terminal, &settings) == 0 else { return .failed("\(Errno(rawValue: errno))") }
    var silent = settings
    silent.c_lflag &= ~tcflag_t(ECHO)
    silent.c_lflag |= tcflag_t(ECHONL | ICANON)
    // What was typed before the question is not an answer to it.
    guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return .failed("\(Errno(rawValue: errno))") }
    defer { tcsetattr(terminal, TCSADRAIN, &settings) }

    let question = Array("\(String(printing: subject.utf8, limit: 200)): ".utf8)
    _ = write(terminal, question, question.count)
    for _ in 0..<(secondsToWait * 10) {
      var poll = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      let ready = Glibc.poll(&poll, 1, 100)
      var now = timespec()
      let signal = sigtimedwait(&held, nil, &now)
      if signal > 0 { return .signal(signal) }
      if ready > 0 { return line(from: terminal) }
    }
    return .failed("nothing was typed for \(secondsToWait) seconds")
  }

  /// Reads the line that is there, the terminal's driver having waited for its end.
  private static func line(from terminal: Int32) -> Answer {
    var count = 0
    let room = Secret(count: PasswordReader.longest) { count = read(terminal, $0.baseAddress, $0.count) }
    guard count >= 0 else { return .failed("\(Errno(rawValue: errno))") }
    return room.withBytes { bytes in
      let line = bytes.prefix(count)
      return .line(Secret(line.last == UInt8(ascii: "\n") ? line.dropLast() : line))
    }
  }
}
