internal import CAres
import Glibc
import Transport

/// A channel of c-ares, which it owns: sends a question to name servers and waits for the answer.
///
/// Time-outs, the next server, the fresh identifier of every question and TCP for truncated answers are c-ares's.
struct Channel: ~Copyable {
  private let channel: ares_channel

  /// What c-ares tells at the end of a question.
  private struct Reply {
    var status: Int32?
    var message: [UInt8] = []
  }

  /// c-ares must be set up once, before anything else; on Linux that cannot fail.
  private static let library = ares_library_init(ARES_LIB_INIT_ALL)

  init(_ settings: ResolverSettings) throws(LookupFailure) {
    channel = try Self.open(settings)
  }

  private static func open(_ settings: ResolverSettings) throws(LookupFailure) -> ares_channel {
    _ = library
    var options = ares_options()
    // Written so that what is not a number counts as the least.
    let seconds = settings.secondsPerTry > 0.1 ? min(settings.secondsPerTry, 60) : 0.1
    options.timeout = Int32(seconds * 1000)
    options.tries = Int32(min(max(settings.tries, 1), 10))
    var opened: ares_channel?
    var status = ares_init_options(&opened, &options, ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES)
    guard status == ARES_SUCCESS, let channel = opened else { throw .temporary(words(status)) }
    if settings.servers.isEmpty { return channel }
    status = ares_set_servers_ports_csv(channel, settings.servers.map(\.description).joined(separator: ","))
    guard status == ARES_SUCCESS else {
      ares_destroy(channel)
      throw .temporary(words(status))
    }
    return channel
  }

  deinit { ares_destroy(channel) }

  /// Asks for the records of a name and gives the whole message that says whether there are some.
  func ask(
    _ name: String, _ type: Answer.RecordType, by deadline: Deadline
  ) throws(LookupFailure) -> [UInt8] {
    var reply = Reply()
    withUnsafeMutablePointer(to: &reply) { place in
      let internet: Int32 = 1
      ares_query(
        channel, name, internet, Int32(type.rawValue),
        { place, status, _, bytes, count in
          guard let reply = place?.assumingMemoryBound(to: Reply.self) else { return }
          reply.pointee.status = status
          let message = UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : Int(count))
          reply.pointee.message = Array(message)
        }, place)
      while place.pointee.status == nil, !deadline.hasPassed { step(by: deadline) }
      // It answers with ARES_ECANCELLED, and knows nothing of the reply's place any more.
      if place.pointee.status == nil { ares_cancel(channel) }
    }
    switch reply.status ?? ARES_ECANCELLED {
    // It leaves to us to look at codes that it does not know, and whether what is empty was only cut off.
    case ARES_SUCCESS, ARES_ENODATA, ARES_ENOTFOUND: return reply.message
    case let status: throw .temporary(Self.words(status))
    }
  }

  /// Waits until something happens, and lets c-ares deal with it.
  private func step(by deadline: Deadline) {
    // Instead of select(2), which cannot see descriptors from 1024 on.
    var sockets = [ares_socket_t](repeating: -1, count: Int(ARES_GETSOCK_MAXNUM))
    let bits = UInt32(bitPattern: ares_getsock(channel, &sockets, ARES_GETSOCK_MAXNUM))
    var entries: [pollfd] = []
    for (index, socket) in sockets.enumerated() {
      let isRead = bits & 1 << index != 0
      let isWritten = bits & 1 << (index + sockets.count) != 0
      guard isRead || isWritten else { continue }
      let events = (isRead ? POLLIN : 0) | (isWritten ? POLLOUT : 0)
      entries.append(pollfd(fd: socket, events: Int16(events), revents: 0))
    }
    var limit = timeval()
    var milliseconds = deadline.millisecondsLeft
    if ares_timeout(channel, nil, &limit) != nil {
      milliseconds = min(milliseconds, Int32(clamping: limit.tv_sec * 1000 + limit.tv_usec / 1000 + 1))
    }
    poll(&entries, nfds_t(entries.count), milliseconds)
    for entry in entries where entry.revents != 0 {
      let isWritten = Int32(entry.revents) & POLLOUT != 0
      let isRead = Int32(entry.revents) & ~POLLOUT != 0
      ares_process_fd(channel, isRead ? entry.fd : -1, isWritten ? entry.fd : -1)
    }
    // And whatever has become too late.
    ares_process_fd(channel, -1, -1)
  }

  private static func words(_ status: Int32) -> String {
    switch status {
    case ARES_ECANCELLED, ARES_ETIMEOUT: "no answer in time"
    case ARES_ECONNREFUSED: "no name server gives an answer"
    default: "c-ares: \(String(cString: ares_strerror(status)))"
    }
  }
}
