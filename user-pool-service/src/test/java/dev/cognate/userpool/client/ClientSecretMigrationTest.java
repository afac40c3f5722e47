package dev.cognate.userpool.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.keyring.Keyring;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Clients of a time when each had one secret at most. */
@QuarkusTest
class ClientSecretMigrationTest {
    private static final String SCHEMA = "before_client_secrets";
    private static final String SECRET = "a_secret_from_before_that_is_as_long_as_they_can_be_0123456789ab";

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Keyring keyring;

    @Inject
    StoredSecrets secrets;

    @Test
    void shouldKeepTheSecretAClientHas() throws SQLException {
        // given
        migrate("11");
        insert("confidential", keyring.sealer("app-client-secret").seal(bytes(SECRET), bytes("confidential")));
        insert("public", null);

        // when
        migrate("12");

        // then
        assertThat(secretsOf("confidential"))
                .containsExactly(new ClientSecret(
                        "confidential--1700000000123", SECRET, Instant.ofEpochMilli(1_700_000_000_123L)));
        assertThat(secretsOf("public")).isEmpty();
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(SCHEMA)
                .target(version)
                .load()
                .migrate();
    }

    private void insert(String clientId, byte[] sealed) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into " + SCHEMA
                        + ".app_client values ('us-east-1_abc', ?, 'client', '{}', ?,"
                        + " to_timestamp(1700000000.123), now())")) {
            insert.setString(1, clientId);
            insert.setBytes(2, sealed);
            insert.executeUpdate();
        }
    }

    private List<ClientSecret> secretsOf(String clientId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select secrets from " + SCHEMA + ".app_client where client_id = ?")) {
            query.setString(1, clientId);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return secrets.read(clientId, rows.getString(1));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
