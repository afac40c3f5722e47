package dev.cognate.bench.floor;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One round trip for one row by its primary key, through a prepared statement of the plain driver. */
final class DatabaseRead implements Work {
    private final Connection connection;
    private final PreparedStatement statement;

    DatabaseRead(UserRow row) throws SQLException {
        connection = DriverManager.getConnection(row.jdbcUrl(), row.user(), row.password());
        statement = connection.prepareStatement(
                "select username, cast(attributes as text) from pool_user where pool_id = ? and sub = ?");
        statement.setString(1, row.poolId());
        statement.setObject(2, row.sub());
    }

    @Override
    public void once() throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next() || rows.getString(1).isEmpty() || rows.getString(2).isEmpty()) {
                throw new SQLException("the user of the benchmark is gone");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
