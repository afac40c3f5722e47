package dev.cognate.userpool.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

@QuarkusTest
class ImportedRowTest {
    private static final String GUIDE = """
            cognito:username,name,given_name,family_name,middle_name,nickname,preferred_username,profile,picture,website,\
            email,email_verified,gender,birthdate,zoneinfo,locale,phone_number,phone_number_verified,address,updated_at,\
            cognito:mfa_enabled
            John,,John,Doe,,,,,,,johndoe@example.com,TRUE,,02/01/1985,,,+12345550100,TRUE,123 Any Street,,FALSE
            Jane,,Jane,Roe,,,,,,,janeroe@example.com,TRUE,,01/01/1985,,,+12345550199,TRUE,100 Main Street,,FALSE
            """;

    @Test
    void shouldImportTheExampleOfTheGuide() {
        // given
        ImportScene scene = ImportScene.create();

        // when
        UserImportJobType job = scene.run(GUIDE);

        // then
        assertThat(job.status()).isEqualTo(UserImportJobStatusType.SUCCEEDED);
        assertThat(job.completionMessage()).isEqualTo("Import Job Completed Successfully.");
        assertThat(job.importedUsers()).isEqualTo(2);
        assertThat(job.completionDate()).isAfterOrEqualTo(job.startDate());
        assertThat(scene.user("John").userStatus()).isEqualTo(UserStatusType.RESET_REQUIRED);
        assertThat(scene.user("John").enabled()).isTrue();
        assertThat(scene.user("John").userAttributes())
                .extracting(attribute -> attribute.name() + "=" + attribute.value())
                .contains(
                        "given_name=John",
                        "family_name=Doe",
                        "email=johndoe@example.com",
                        "email_verified=true",
                        "birthdate=1985-02-01",
                        "phone_number=+12345550100",
                        "phone_number_verified=true",
                        "address=123 Any Street")
                .hasSize(9);
    }

    @Test
    void shouldTrimValuesAndKeepCommas() {
        // given
        ImportScene scene = ImportScene.create();

        // when
        scene.run("""
                \uFEFFcognito:username,email,email_verified,address,name\r
                jane , jane@example.com ,TRUE,"1, Main Street",Roe\\, Jane\r
                """);

        // then
        assertThat(scene.attribute("jane", "email")).isEqualTo("jane@example.com");
        assertThat(scene.attribute("jane", "address")).isEqualTo("1, Main Street");
        assertThat(scene.attribute("jane", "name")).isEqualTo("Roe, Jane");
    }

    @Test
    void shouldLetEachWrongRowFailAlone() {
        // given
        ImportScene scene = ImportScene.create();
        List<String> wrong = List.of(
                "jane roe,jane@example.com,true,,,",
                ",jane@example.com,true,,,",
                "jane,jane@example.com,false,,,",
                "jane,jane@example.com,,,,",
                "jane,,true,,,",
                "jane,not-an-address,true,,,",
                "jane,jane@example.com,yes,,,",
                "jane,jane@example.com,true,31/31/2001,,",
                "jane,jane@example.com,true,2001,,",
                "jane,jane@example.com,true,,true,",
                "jane,jane@example.com,true,,maybe,",
                "jane,jane@example.com,true,,,$2b$10$CtA.Rcu/szzn9U00wpUjOuN3vrgJRZycv4aOzcP3GzqzO8UDPEFq6",
                "jane,jane@example.com,true,,",
                "jane,jane@example.com,true,,,,",
                "\"jane\"!,jane@example.com,true,,,",
                "jane\0,jane@example.com,true,,,",
                "\"jane,jane@example.com,true,,,");

        // when
        UserImportJobType job =
                scene.run("cognito:username,email,email_verified,birthdate,cognito:mfa_enabled,password_hash\n"
                        + "good,good@example.com,true,,,\n" + String.join("\n", wrong));

        // then
        assertThat(job.status()).isEqualTo(UserImportJobStatusType.SUCCEEDED);
        assertThat(List.of(job.importedUsers(), job.skippedUsers(), job.failedUsers()))
                .containsExactly(1L, 0L, (long) wrong.size());
        assertThat(scene.admin()
                        .listUsers(request -> request.userPoolId(scene.poolId()))
                        .users())
                .extracting(UserType::username)
                .containsExactly("good");
    }

    @Test
    void shouldSkipWhoIsThereAndLetWhoTakesAnAddressFail() {
        // given
        ImportScene scene = ImportScene.create(settings -> settings.aliasAttributes(AliasAttributeType.EMAIL));
        scene.run(ImportScene.HEADER + "jane,jane@example.com,true\n");

        // when
        UserImportJobType job = scene.run(ImportScene.HEADER
                + "jane,other@example.com,true\nmallory,jane@example.com,true\nbob,bob@example.com,true\n"
                + "bob,bob2@example.com,true\nmallory,mallory@example.com,true\n");

        // then
        assertThat(List.of(job.importedUsers(), job.skippedUsers(), job.failedUsers()))
                .containsExactly(2L, 2L, 1L);
        assertThat(scene.attribute("jane@example.com", "email")).isEqualTo("jane@example.com");
        assertThat(scene.user("jane@example.com").username()).isEqualTo("jane");
        assertThat(scene.user("mallory@example.com").username()).isEqualTo("mallory");
    }

    @Test
    void shouldNameUsersByTheirAddressWhereThePoolDoes() {
        // given
        ImportScene scene = ImportScene.create(settings -> settings.usernameAttributes(UsernameAttributeType.EMAIL));

        // when
        UserImportJobType job = scene.run(ImportScene.HEADER
                + "jane@example.com,jane@example.com,true\nbob@example.com,,true\nno-address,x@example.com,true\n"
                + "eve@example.com,other@example.com,true\n");

        // then
        assertThat(List.of(job.importedUsers(), job.failedUsers())).containsExactly(2L, 2L);
        assertThat(scene.user("jane@example.com").username()).isEqualTo(scene.attribute("jane@example.com", "sub"));
        assertThat(scene.attribute("bob@example.com", "email_verified")).isEqualTo("true");
    }

    @Test
    void shouldAskForRequiredAttributesAndTakeCustomOnes() {
        // given
        ImportScene scene = ImportScene.create(settings -> settings.schema(
                attribute -> attribute.name("family_name").required(true),
                attribute -> attribute
                        .name("shoe")
                        .attributeDataType(AttributeDataType.NUMBER)
                        .numberAttributeConstraints(limits -> limits.maxValue("60"))));

        // when
        UserImportJobType job = scene.run("""
                cognito:username,email,email_verified,family_name,custom:shoe
                jane,jane@example.com,true,Roe,42
                john,john@example.com,true,,42
                jill,jill@example.com,true,Hill,61
                """);

        // then
        assertThat(List.of(job.importedUsers(), job.failedUsers())).containsExactly(1L, 2L);
        assertThat(scene.attribute("jane", "custom:shoe")).isEqualTo("42");
    }

    @Test
    void shouldFailWhenNobodyIsImported() {
        // given
        ImportScene scene = ImportScene.create();

        // when
        UserImportJobType job = scene.run(ImportScene.HEADER + "jane,jane@example.com,false\n");

        // then
        assertThat(job.status()).isEqualTo(UserImportJobStatusType.FAILED);
        assertThat(job.completionMessage()).isEqualTo("Too many users have failed or been skipped during the import.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cognito:username,email,email_verified,shoe_size | column 4 is unknown
            cognito:username,email,email                    | column 3 twice
            email,email_verified                            | lacks the column cognito:username
            jane,jane@example.com,true                      | column 1 is unknown
            """)
    void shouldFailWithAHeaderThatIsNone(String header, String message) {
        // given
        ImportScene scene = ImportScene.create();

        // when
        UserImportJobType job = scene.run(header + "\njane,jane@example.com,true\n");

        // then
        assertThat(job.status()).isEqualTo(UserImportJobStatusType.FAILED);
        assertThat(job.completionMessage()).contains(message).doesNotContain("jane");
        assertThat(job.failedUsers()).isZero();
    }

    @Test
    void shouldFailWithMoreRowsThanAllowed() {
        // given
        ImportScene scene = ImportScene.create();

        // when
        UserImportJobType job = scene.run(ImportScene.rows(3_001));

        // then
        assertThat(job.status()).isEqualTo(UserImportJobStatusType.FAILED);
        assertThat(job.completionMessage()).isEqualTo("The file has more than 3000 rows.");
        assertThat(job.importedUsers()).isEqualTo(3_000);
    }

    @Test
    void shouldLetImportedUsersChooseAPasswordByForgotPassword() {
        // given
        String email = TestPool.newEmail();
        ImportScene scene = ImportScene.create();
        scene.run(ImportScene.HEADER + "jane," + email + ",true\n");
        String discreet = client(scene, PreventUserExistenceErrorTypes.ENABLED);
        String frank = client(scene, PreventUserExistenceErrorTypes.LEGACY);

        try (CognitoIdentityProviderClient app = Api.anonymous()) {
            // when / then
            assertThatThrownBy(() -> signIn(app, discreet)).isInstanceOf(NotAuthorizedException.class);
            assertThatThrownBy(() -> signIn(app, frank)).isInstanceOf(PasswordResetRequiredException.class);
            app.forgotPassword(request -> request.clientId(frank).username("jane"));
            String code = EmbeddedMailServer.shared().awaitMailTo(email).code();
            app.confirmForgotPassword(request -> request.clientId(frank)
                    .username("jane")
                    .confirmationCode(code)
                    .password(TestPool.PASSWORD));
            assertThat(signIn(app, frank)).isNotNull();
        }
    }

    @Test
    void shouldConfirmUsersWhoSignInByCode() {
        // given
        ImportScene scene = ImportScene.create(settings -> settings.policies(policies -> policies.signInPolicy(
                signIn -> signIn.allowedFirstAuthFactors(AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP))));

        // when
        scene.run(ImportScene.HEADER + "jane,jane@example.com,true\n");

        // then
        assertThat(scene.user("jane").userStatus()).isEqualTo(UserStatusType.CONFIRMED);
    }

    @Test
    void shouldAskForTheOneAddressThatIsVerified() {
        // given
        ImportScene scene =
                ImportScene.create(settings -> settings.autoVerifiedAttributes(VerifiedAttributeType.PHONE_NUMBER));

        // when
        UserImportJobType job = scene.run("""
                cognito:username,email,email_verified,phone_number,phone_number_verified
                jane,jane@example.com,true,,
                john,,,+12345550100,true
                """);

        // then
        assertThat(List.of(job.importedUsers(), job.failedUsers())).containsExactly(1L, 1L);
        assertThat(scene.user("john").userStatus()).isEqualTo(UserStatusType.RESET_REQUIRED);
    }

    private static String client(ImportScene scene, PreventUserExistenceErrorTypes existence) {
        return Api.newClient(
                        scene.admin(),
                        scene.poolId(),
                        request -> request.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH")
                                .preventUserExistenceErrors(existence))
                .clientId();
    }

    private static String signIn(CognitoIdentityProviderClient app, String clientId) {
        return app.initiateAuth(request -> request.clientId(clientId)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", "jane", "PASSWORD", TestPool.PASSWORD)))
                .authenticationResult()
                .accessToken();
    }
}
