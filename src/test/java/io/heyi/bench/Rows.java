package io.heyi.bench;

import io.heyi.localstack.StackAddresses;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The product's database as texts. Queries are the benchmark's own, never built from what somebody typed. */
final class Rows {
    private final StackAddresses addresses;

    Rows(StackAddresses addresses) {
        this.addresses = addresses;
    }

    Connection connect() throws SQLException {
        var settings = addresses.springProperties();
        return DriverManager.getConnection(addresses.jdbc(), settings.get("spring.datasource.username"), settings.get("spring.datasource.password"));
    }

    void run(String sql) throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String sql) throws SQLException {
        return Long.parseLong(all(sql).getFirst()[0]);
    }

    List<String> column(String sql) throws SQLException {
        return all(sql).stream().map(row -> row[0]).toList();
    }

    List<String[]> all(String sql) throws SQLException {
        var all = new ArrayList<String[]>();
        try (var connection = connect(); var statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var row = new String[width];
                for (int i = 0; i < width; i++) {
                    row[i] = rows.getString(i + 1);
                }
                all.add(row);
            }
        }
        return all;
    }
}
