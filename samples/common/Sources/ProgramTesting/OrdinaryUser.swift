import CProcess
import Glibc

/// Does something with no more rights to files than an ordinary user has, also when root runs the tests.
///
/// This holds for the thread that it is done on; programs that it starts have all rights.
public func asOrdinaryUser<Result>(_ action: () throws -> Result) rethrows -> Result {
  // The kernel takes root's rights to files away with the user, and gives them back.
  if geteuid() == 0 { setfsuid(65_534) }
  defer { setfsuid(geteuid()) }
  return try action()
}
