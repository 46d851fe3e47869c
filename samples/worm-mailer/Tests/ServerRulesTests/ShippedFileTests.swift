import ProgramTesting
import ServerRules
import Testing

@Suite("The package's configuration for Apache")
struct ShippedFileTests {
  @Test("is what the program prints")
  func apache() throws {
    let package = SamplePackage(program: "worm-mailer")
    let text = try ServerRules().text(for: .apache)
    #expect(try package.text("etc/apache2/conf-available/worm-mailer.conf") == text)
  }
}
