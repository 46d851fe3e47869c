import Diagnosis
import Sysroot

/// The article's "Postfix and MySQL socket problem": a server that is reached by a socket outside of the chroot.
enum SQLSocketInChroot {
  static func finding(_ examination: ServiceExamination, _ settings: SQLSettings, _ host: SQLHost) -> Finding?
  {
    guard case .socket(let path) = host else { return nil }
    let places = path.map { [$0] } ?? Array(SQLHost.usualSockets.prefix(2))
    let ways = places.map { examination.view.reach($0, to: .write) }
    if ways.contains(where: { $0.status?.kind == .socket }) { return nil }
    if ways.contains(where: { $0.outcome == .blind }) {
      return PostfixCheck.cannotLook(
        "whether MySQL's socket is in the chroot", at: ways[0].place, because: .denied)
    }
    let socket = path ?? SQLHost.usualSockets[0]
    let directory = socket.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    let inside = examination.postfix.queueDirectory + directory
    let owner = examination.postfix.mailOwner
    let own =
      path == nil ? "'localhost' means the socket \(socket), whatever the port" : "it is reached by \(socket)"
    return examination.finding(
      .sqlSocketInChroot, .fault,
      "MySQL's socket is outside of the chroot, where smtpd cannot see it",
      evidence: ["\(settings.source): \(settings.hostSetting) \(host)", own, examination.chrootEvidence]
        + ways.map { "\($0.place): no such socket" },
      cause: """
        smtpd cannot connect: '454 4.7.0 Temporary authentication failure: generic failure', and the log says 'sql \
        plugin couldn't connect to any host'.
        """,
      cure: ["there are three ways out; the first is to take smtpd out of the chroot:"]
        + examination.leaveChroot
        + [
          "the second is to put the socket into the chroot, at every start of the machine:",
          "install -d -o mysql -g \(owner) -m 750 \(inside) && mount --bind \(directory) \(inside)",
          "the third, and best, is TCP on loopback: in \(settings.source):",
          "\(settings.hostSetting)\(settings.hostSetting.hasSuffix(":") ? " " : "")127.0.0.1:3306",
          "and in /etc/mysql/mariadb.conf.d/50-server.cnf: bind-address = 127.0.0.1",
        ])
  }
}
