-- mysql < schema.sql, as the database's root.
CREATE DATABASE IF NOT EXISTS postfixdb;

CREATE TABLE IF NOT EXISTS postfixdb.users (
  -- As the user types it, without the realm.
  id VARCHAR(64) PRIMARY KEY,
  -- By crypt(3) for pam_mysql: openssl passwd -6. In the clear for the sql plugin.
  password VARCHAR(255) NOT NULL
);

-- TCP to 127.0.0.1 and the Unix socket are two accounts for MySQL.
CREATE USER IF NOT EXISTS 'postfix'@'127.0.0.1' IDENTIFIED BY 'CHANGE-ME';
CREATE USER IF NOT EXISTS 'postfix'@'localhost' IDENTIFIED BY 'CHANGE-ME';
GRANT SELECT ON postfixdb.users TO 'postfix'@'127.0.0.1';
GRANT SELECT ON postfixdb.users TO 'postfix'@'localhost';
