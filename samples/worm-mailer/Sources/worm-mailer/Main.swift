import Glibc
import Reporting

/// Where the program begins.
///
/// A web server starts it for every request, so this is looked for before anything else is set up.
@main
enum Main {
  static func main() {
    if CGIInput.isAsked { exit(CGIInput.answer()) }
    WormMailer.main()
  }
}
