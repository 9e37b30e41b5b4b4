package io.heyi.e2e;

import io.heyi.localstack.StackAddresses;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** The product's database, read (or tampered with) behind its back. */
final class Database {
    private final StackAddresses addresses;

    Database(StackAddresses addresses) {
        this.addresses = addresses;
    }

    /** First column of the first row as text; empty text for null. */
    String query(String sql, Object... arguments) {
        return run(sql, arguments, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                String value = rows.next() ? rows.getString(1) : null;
                return value == null ? "" : value;
            }
        });
    }

    int update(String sql, Object... arguments) {
        return run(sql, arguments, PreparedStatement::executeUpdate);
    }

    private interface Use<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Object[] arguments, Use<T> use) {
        Map<String, String> settings = addresses.springProperties();
        try (var connection = DriverManager.getConnection(addresses.jdbc(),
                settings.get("spring.datasource.username"), settings.get("spring.datasource.password"));
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return use.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
