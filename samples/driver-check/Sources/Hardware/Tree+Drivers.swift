import Sysroot

extension Tree {
  /// The driver that a directory of sysfs has a link to.
  func driver(of device: String) -> Driver? {
    guard let target = try? linkTarget(device + "/driver"), let name = target.split(separator: "/").last
    else {
      return nil
    }
    let module = (try? linkTarget(device + "/driver/module"))?.split(separator: "/").last
    return Driver(
      name: String(name), module: module.map(String.init), isThere: exists(device + "/driver"))
  }
}
