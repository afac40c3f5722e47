package dev.cognate.userpool.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.SrpClient;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHashingAlgorithmType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

@QuarkusTest
class ImportedPasswordTest {
    private static final String HEADER = "cognito:username,email,email_verified,password_hash\n";
    private static final String BCRYPT = "$2b$04$CCCCCCCCCCCCCCCCCCCCC.z9annxrTU0cMN6EByuh1BXLl8STth06";

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BCRYPT        | $2b$10$CCCCCCCCCCCCCCCCCCCCC.E.QQNVVJhz2KtqXuU8hH/t3QEV3MA0.
            SCRYPT        | 65536$8$1$000102030405060708090a0b0c0d0e0f$1147a36448e5015bfe0e44fc3039d7268019f3ae991e4b7c85f5c5ac41f0857e
            PBKDF2_SHA256 | $pbkdf2-sha256$600000$AAECAwQFBgcICQoLDA0ODw$R67Nnv66jUyqmWzcrzCjh0ELySUFPlj9PXKh5qrZBok
            """)
    void shouldSignInWithTheOldPasswordAndThenBySrp(String algorithm, String hash) throws SQLException {
        // given
        SignInScene scene = pool(SignInScene.create());
        UserImportJobType job = imports(scene)
                .run(
                        PasswordHashingAlgorithmType.fromValue(algorithm),
                        HEADER + "jane,jane@example.com,true," + hash + "\n");
        assertThat(job.passwordHashingAlgorithmAsString()).isEqualTo(algorithm);
        assertThat(imports(scene).user("jane").userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThatThrownBy(() -> scene.password("jane", "Wrong-horse-1")).isInstanceOf(NotAuthorizedException.class);
        assertThat(hasVerifier(scene)).isFalse();

        // when
        assertThat(scene.signIn("jane").accessToken()).isNotNull();

        // then
        assertThat(hasVerifier(scene)).isTrue();
        assertThat(scene.signIn("jane").accessToken()).isNotNull();
        assertThat(bySrp(scene, "jane")).isNotNull();
        assertThatThrownBy(() -> scene.password("jane", "Wrong-horse-1")).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldTakeHashesWithCommasBehindABackslash() {
        // given
        SignInScene scene = pool(SignInScene.create());
        String hash = "$argon2id$v=19$m=256\\,t=2\\,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

        // when
        imports(scene)
                .run(PasswordHashingAlgorithmType.ARGON2_ID, HEADER + "jane,jane@example.com,true," + hash + "\n");

        // then
        assertThat(scene.password("jane", "password").authenticationResult()).isNotNull();
    }

    @Test
    void shouldNotTellBySrpWhoWasImported() {
        // given
        SignInScene scene = pool(SignInScene.create());
        imports(scene).run(PasswordHashingAlgorithmType.BCRYPT, HEADER + "jane,jane@example.com,true," + BCRYPT + "\n");

        for (String name : List.of("jane", "nobody")) {
            // when
            SrpClient srp = SrpClient.forPool(scene.poolId());
            InitiateAuthResponse asked = scene.srp(name, srp);

            // then
            assertThat(asked.challengeParameters())
                    .containsOnlyKeys("USERNAME", "USER_ID_FOR_SRP", "SALT", "SRP_B", "SECRET_BLOCK")
                    .containsEntry(
                            "SALT", scene.srp(name, srp).challengeParameters().get("SALT"));
            assertThatThrownBy(() -> scene.answer(
                            ChallengeNameType.PASSWORD_VERIFIER,
                            asked.session(),
                            scene.proof(asked, srp, TestUsers.PASSWORD)))
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessageStartingWith("Incorrect username or password.");
        }
    }

    @Test
    void shouldResetWhoseHashIsLeftOutAndFailWhoseHashIsNone() {
        // given
        SignInScene scene = pool(SignInScene.create(PreventUserExistenceErrorTypes.LEGACY));

        // when
        UserImportJobType job = imports(scene)
                .run(
                        PasswordHashingAlgorithmType.BCRYPT,
                        HEADER + "jane,jane@example.com,true,\njohn,john@example.com,true,secret\n"
                                + "jill,jill@example.com,true,$2b$13$" + BCRYPT.substring(7) + "\n");

        // then
        assertThat(List.of(job.importedUsers(), job.failedUsers())).containsExactly(1L, 2L);
        assertThat(imports(scene).user("jane").userStatus()).isEqualTo(UserStatusType.RESET_REQUIRED);
    }

    @Test
    void shouldFailWithoutTheColumnOfHashes() {
        // given
        ImportScene scene = ImportScene.create();

        // when
        UserImportJobType job = scene.run(PasswordHashingAlgorithmType.BCRYPT, ImportScene.rows(1));

        // then
        assertThat(job.status()).isEqualTo(UserImportJobStatusType.FAILED);
        assertThat(job.completionMessage()).isEqualTo("The header lacks the column password_hash.");
    }

    @Test
    void shouldChangeAnImportedPasswordLikeAnyOther() {
        // given
        SignInScene scene = pool(SignInScene.create());
        imports(scene).run(PasswordHashingAlgorithmType.BCRYPT, HEADER + "jane,jane@example.com,true," + BCRYPT + "\n");
        scene.admin()
                .adminSetUserPassword(request -> request.userPoolId(scene.poolId())
                        .username("jane")
                        .password("Another-horse-1")
                        .permanent(true));

        // when / then
        assertThatThrownBy(() -> scene.signIn("jane")).isInstanceOf(NotAuthorizedException.class);
        assertThat(scene.password("jane", "Another-horse-1").authenticationResult())
                .isNotNull();
    }

    @Test
    void shouldCountAmongFormerPasswords() {
        // given
        SignInScene scene = pool(SignInScene.create());
        scene.admin()
                .updateUserPool(request -> request.userPoolId(scene.poolId())
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                        .policies(policies -> policies.passwordPolicy(
                                policy -> policy.minimumLength(8).passwordHistorySize(2))));
        imports(scene).run(PasswordHashingAlgorithmType.BCRYPT, HEADER + "jane,jane@example.com,true," + BCRYPT + "\n");

        // when / then
        assertThatThrownBy(() -> scene.admin()
                        .adminSetUserPassword(request -> request.userPoolId(scene.poolId())
                                .username("jane")
                                .password(TestUsers.PASSWORD)
                                .permanent(true)))
                .isInstanceOf(PasswordHistoryPolicyViolationException.class);
    }

    private static String bySrp(SignInScene scene, String name) {
        SrpClient srp = SrpClient.forPool(scene.poolId());
        InitiateAuthResponse asked = scene.srp(name, srp);
        return scene.answer(
                        ChallengeNameType.PASSWORD_VERIFIER,
                        asked.session(),
                        scene.proof(asked, srp, TestUsers.PASSWORD))
                .authenticationResult()
                .accessToken();
    }

    private static SignInScene pool(SignInScene scene) {
        scene.admin()
                .updateUserPool(request ->
                        request.userPoolId(scene.poolId()).autoVerifiedAttributes(VerifiedAttributeType.EMAIL));
        return scene;
    }

    private static ImportScene imports(SignInScene scene) {
        return new ImportScene(scene.admin(), scene.poolId());
    }

    private boolean hasVerifier(SignInScene scene) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select srp_verifier is not null and srp_salt is not null"
                        + " from user_credential where pool_id = '" + scene.poolId() + "'")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
