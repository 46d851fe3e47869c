import Foundation
import Overview
import ProgramTesting
import Reporting
import Testing

@Suite("Figures for monitoring")
struct FiguresTests {
  private static var figures: Figures {
    var figures = Figures()
    figures.attacks = ["nimda": 64, "a\"}\n\\": 1]
    figures.mailsSent = 20
    figures.mailsGivenUp = 1
    figures.bounces = 4
    figures.suppressed = ["over-limit": 12, "suppressed": 3]
    figures.queueLength = 3
    figures.queueOldest = 4000
    figures.lastRun = 1_771_804_800
    figures.recentMails = 40
    figures.recentBounces = 3
    return figures
  }

  @Test("are written as Prometheus reads them")
  func prometheus() {
    #expect(
      Self.figures.prometheus == #"""
        # HELP worm_mailer_attacks_total Attacks: all hits of one address in a window of time.
        # TYPE worm_mailer_attacks_total counter
        worm_mailer_attacks_total{signature="a\"}\n\\"} 1
        worm_mailer_attacks_total{signature="nimda"} 64
        # HELP worm_mailer_mails_sent_total Mails that were handed over.
        # TYPE worm_mailer_mails_sent_total counter
        worm_mailer_mails_sent_total 20
        # HELP worm_mailer_mails_given_up_total Mails that could not be handed over.
        # TYPE worm_mailer_mails_given_up_total counter
        worm_mailer_mails_given_up_total 1
        # HELP worm_mailer_bounces_total Mails that came back.
        # TYPE worm_mailer_bounces_total counter
        worm_mailer_bounces_total 4
        # HELP worm_mailer_suppressed_total Attacks that no mail was sent for, by the reason.
        # TYPE worm_mailer_suppressed_total counter
        worm_mailer_suppressed_total{reason="over-limit"} 12
        worm_mailer_suppressed_total{reason="suppressed"} 3
        # HELP worm_mailer_queue_length Mails that wait.
        # TYPE worm_mailer_queue_length gauge
        worm_mailer_queue_length 3
        # HELP worm_mailer_queue_oldest_seconds Age of the oldest mail that waits.
        # TYPE worm_mailer_queue_oldest_seconds gauge
        worm_mailer_queue_oldest_seconds 4000
        # HELP worm_mailer_paused Whether no mails are sent at present.
        # TYPE worm_mailer_paused gauge
        worm_mailer_paused 0
        # HELP worm_mailer_last_run_timestamp_seconds When the last run ended.
        # TYPE worm_mailer_last_run_timestamp_seconds gauge
        worm_mailer_last_run_timestamp_seconds 1771804800

        """#)
  }

  @Test(
    "are found right by Prometheus' own checker",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/promtool"),
      "promtool is not installed (package prometheus)"))
  func promtool() throws {
    for figures in [Self.figures, Figures()] {
      let scratch = try Scratch()
      let input = try scratch.file("metrics", figures.prometheus)
      let outcome = try Running(["promtool", "check", "metrics"], in: scratch.path, input: input).finish()
      #expect(outcome == Outcome())
    }
  }

  @Test(
    "are a state for Nagios",
    arguments: [
      ("~:10000", "10", "", "OK - 3 waiting, 40 sent, 7.5 % bounced", NagiosResult.State.ok),
      ("3600", "10", "", "WARNING - oldest mail waits for 4000 s", .warning),
      ("3600", "5", "", "CRITICAL - oldest mail waits for 4000 s; 7.5 % of the mails bounced", .critical),
      ("10000", "10", "by hand|\n", "CRITICAL - paused: by hand  ", .critical),
    ])
  func nagios(age: String, rate: String, pause: String, text: String, state: NagiosResult.State) {
    var figures = Self.figures
    figures.pause = pause.isEmpty ? nil : pause
    let result = figures.nagios(
      queueAge: NagiosThresholds(warning: NagiosRange(age)),
      bounceRates: NagiosThresholds(critical: NagiosRange(rate)))
    #expect(result.state == state)
    #expect(
      result.text
        == "WORM MAILER \(text) | queue_oldest=4000s;\(age);;0 bounce_rate=7.5%;;\(rate);0;100 "
        + "queue_length=3;;;0 mails_sent=20c;;;0 bounces=4c;;;0\n")
  }

  @Test("have a bounce rate whatever the numbers are")
  func rates() {
    var figures = Figures()
    #expect(figures.bounceRate == "0.0")
    figures.recentBounces = .max
    #expect(figures.bounceRate == "0.0")
    figures.recentMails = 3
    #expect(figures.bounceRate == "100.0")
    figures.recentBounces = 1
    #expect(figures.bounceRate == "33.3")
  }
}
