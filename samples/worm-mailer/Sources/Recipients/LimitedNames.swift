import Addresses
import Lookup
import Synchronization
import Transport

/// A name service that gives up when a decision has taken long, or has asked much: whoever is reported on wrote the
/// answers, and each may lead to more questions.
final class LimitedNames: NameService {
  /// More than ten names, their domains and mail servers need.
  private static let maximumOfQuestions = 100

  private let names: any NameService
  private let deadline: Deadline
  private let count = Mutex(0)

  init(_ names: any NameService, deadline: Deadline) {
    self.names = names
    self.deadline = deadline
  }

  private func check() throws(LookupFailure) {
    let number = count.withLock { count in
      count += 1
      return count
    }
    guard number <= Self.maximumOfQuestions, !deadline.hasPassed else {
      throw .temporary("the DNS takes too long, or too many questions, for one address")
    }
  }

  func pointers(of address: IPAddress) throws(LookupFailure) -> [String] {
    try check()
    return try names.pointers(of: address)
  }

  func addresses(of name: DomainName, isIPv6: Bool) throws(LookupFailure) -> [IPAddress] {
    try check()
    return try names.addresses(of: name, isIPv6: isIPv6)
  }

  func exchangers(of domain: DomainName) throws(LookupFailure) -> [MailExchanger] {
    try check()
    return try names.exchangers(of: domain)
  }

  func texts(of name: DomainName) throws(LookupFailure) -> [[UInt8]] {
    try check()
    return try names.texts(of: name)
  }
}
