package dev.cognate.userpool.userimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;

/** Whatever a file consists of, its job ends, and each row made a user with all its parts or nothing. */
@QuarkusTest
class ImportFuzzTest {
    private static final int ROWS = 300;
    private static final List<String> PIECES =
            List.of("a", "1", "@example.com", ",", ",true", "\"", "\\", "\n", "\r", "\0", " ", "é", "😀", "\uFEFF");
    private static final String HEADER = "cognito:username,email,email_verified,name,address\n";

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldEndWithWhateverRows(int seed) throws SQLException {
        // given
        ImportScene scene = ImportScene.create();
        UserImportJobType job = scene.job();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes((HEADER + "good,good@example.com,true,,\n").getBytes(StandardCharsets.UTF_8));
        Random random = new Random(seed);
        for (int count = 0; count < ROWS; count++) {
            file.writeBytes(row(random));
        }

        // when
        ImportScene.upload(ImportScene.address(job), BodyPublishers.ofByteArray(file.toByteArray()));
        scene.start(job);
        UserImportJobType ended = scene.awaitEnd(job);

        // then
        assertThat(ended.status()).isIn(UserImportJobStatusType.SUCCEEDED, UserImportJobStatusType.FAILED);
        assertThat(ended.importedUsers()).isPositive();
        assertThat(count("pool_user", scene)).isEqualTo(ended.importedUsers());
        assertThat(count("user_alias", scene)).isEqualTo(ended.importedUsers());
        assertThat(count("user_import_piece", scene)).isZero();
    }

    private static byte[] row(Random random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                "u%1$d,u%1$d@example.com,true,\"a, b\",c\\,d\n"
                        .formatted(random.nextInt(ROWS))
                        .getBytes(StandardCharsets.UTF_8);
            case 1 -> almost(random).getBytes(StandardCharsets.UTF_8);
            default -> {
                byte[] any = new byte[random.nextInt(30)];
                random.nextBytes(any);
                yield any;
            }
        };
    }

    private static String almost(Random random) {
        StringBuilder row = new StringBuilder();
        random.ints(random.nextInt(40), 0, PIECES.size()).forEach(piece -> row.append(PIECES.get(piece)));
        return row.append('\n').toString();
    }

    private long count(String table, ImportScene scene) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from " + table + " where pool_id = '" + scene.poolId() + "'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
