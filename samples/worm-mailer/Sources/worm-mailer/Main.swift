import Glibc
import Reporting

/// Where the program begins.
///
/// A web server starts it for every request, so that door is looked for before anything else is set up.
@main
enum Main {
  static func main() {
    if CGIDoor.isAsked { exit(CGIDoor.answer()) }
    WormMailer.main()
  }
}
