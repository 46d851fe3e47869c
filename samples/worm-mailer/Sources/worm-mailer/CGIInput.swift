import Addresses
import Attacks
import Processing
import FileSystem
import Glibc
import Intake
import Reporting
import Secrecy
import Settings
import Signatures
import Spool
import SystemPackage

/// The first source of requests: a web server runs the program for each (RFC 3875).
///
/// It classifies the request by the bytes in which it came, keeps it if it is an attack, and answers at once: no DNS, no
/// mail. As an error document it answers with the error's status. As a rule's target it answers with 403 what it has
/// kept and with 404 what it has not: the rules for Apache leave the former out of the piped log, where it would count
/// twice, but not the latter.
enum CGIInput {
  /// Whether a web server asks: the program has the name `worm-mailer.cgi`, or `cgi` is its only argument.
  static var isAsked: Bool {
    let arguments = ArgumentVector.words
    let name = arguments.first?.split(separator: "/").last ?? ""
    return name == "worm-mailer.cgi" || arguments.count == 2 && arguments[1] == "cgi"
  }

  /// Answers a request, and gives the status to end with.
  static func answer() -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    let asked = CGIRequest.current()
    let isKept = keep(asked)
    return respond(asked, isKept: isKept) ? 0 : 1
  }

  /// Keeps the request if it is an attack; what goes wrong is for the server's error log.
  ///
  /// - Returns: Whether it was kept.
  private static func keep(_ asked: CGIRequest) -> Bool {
    do {
      let settings = try Settings.read(FilePath(SettingsOptions.pathOfEnvironment))
      let signatures = try SignatureTable(settings)
      guard let match = signatures.match(asked.request), match.signature.mails else { return false }
      guard let address = asked.address else {
        WormMailer.remark("\(match.signature.name): not kept: \(asked.remarks.joined(separator: "; "))")
        return false
      }
      let hit = Hit(
        address: address, port: asked.port, time: Moment.now.seconds, signature: match.signature.name,
        line: match.line, host: asked.host)
      do {
        var hits = [hit]
        try Spool(settings.spool, warn: WormMailer.remark).accept(&hits)
        return true
      } catch {
        WormMailer.remark("a request of \(address) (\(match.signature.name)) was not kept: \(error)")
      }
    } catch {
      WormMailer.remark("\(error)")
    }
    return false
  }

  /// Writes the response.
  private static func respond(_ asked: CGIRequest, isKept: Bool) -> Bool {
    let (status, reason) =
      switch asked.status {
      case 400: (400, "Bad Request")
      case 403: (403, "Forbidden")
      case 404: (404, "Not Found")
      default: isKept ? (403, "Forbidden") : (404, "Not Found")
      }
    var text = """
      Status: \(status) \(reason)\r
      Content-Type: text/html; charset=us-ascii\r
      Cache-Control: no-store\r
      \r

      """
    if asked.request.method != Array("HEAD".utf8) {
      text += "<!DOCTYPE html><title>\(status) \(reason)</title><h1>\(reason)</h1>\n"
    }
    var output = StandardOutput()
    return (try? output.write(text)) != nil
  }
}
