package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.localstack.StackAddresses;
import java.sql.Connection;
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

    /** Lets nobody write to this table until it is closed, so that whoever does can be killed in the middle of a transaction. */
    Hold hold(String table) {
        return new Hold(table);
    }

    final class Hold implements AutoCloseable {
        private final Connection connection;
        private final String table;

        private Hold(String table) {
            this.table = table;
            try {
                connection = connect();
                connection.setAutoCommit(false);
                try (var statement = connection.createStatement()) {
                    statement.execute("lock table " + table + " in share row exclusive mode");
                }
            } catch (SQLException e) {
                throw new IllegalStateException(table, e);
            }
        }

        /** Until somebody has come to this table in the middle of his work. */
        void awaitSomebody() {
            Await.recovery("somebody waits for " + table, () -> assertThat(query("select count(*) from pg_locks where relation = ?::regclass and not granted", table)).isNotEqualTo("0"));
        }

        @Override
        public void close() {
            try {
                connection.rollback();
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(table, e);
            }
        }
    }

    private interface Use<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Object[] arguments, Use<T> use) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return use.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        Map<String, String> settings = addresses.springProperties();
        return DriverManager.getConnection(addresses.jdbc(), settings.get("spring.datasource.username"), settings.get("spring.datasource.password"));
    }
}
