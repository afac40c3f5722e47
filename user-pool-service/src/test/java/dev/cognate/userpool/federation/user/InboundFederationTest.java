package dev.cognate.userpool.federation.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.contract.idp.InvalidLambdaResponseException;
import dev.cognate.contract.idp.UserLambdaValidationException;
import dev.cognate.testkit.FunctionEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** A function of the pool changes what a provider says before it is stored. */
@QuarkusTest
class InboundFederationTest {
    private static final FunctionEndpoint FUNCTIONS = ArrivalScene.FUNCTIONS;
    private static final Map<String, Object> JANE =
            Map.of("mail", "jane@example.com", "email_verified", true, "name", "Jane Doe", "given_name", "Jane");

    @Inject
    TestFederation federation;

    private ArrivalScene scene;

    @BeforeEach
    void open() {
        scene = ArrivalScene.create(
                federation,
                (config, arn) -> config.inboundFederation(
                        inbound -> inbound.lambdaVersion("V1_0").lambdaArn(arn.apply("inbound"))));
        scene.admin()
                .addCustomAttributes(request ->
                        request.userPoolId(scene.poolId()).customAttributes(custom("user_groups"), custom("secret")));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static SchemaAttributeType custom(String name) {
        return SchemaAttributeType.builder()
                .name(name)
                .attributeDataType(AttributeDataType.STRING)
                .mutable(true)
                .build();
    }

    private String function() {
        return scene.prefix() + "inbound";
    }

    private void answers(String attributes) {
        FUNCTIONS.respond(function(), "{\"userAttributesToMap\":" + attributes + "}");
    }

    private String value(String attribute) {
        return scene.attribute("Corporate_jane", attribute);
    }

    @Test
    void shouldTellTheFunctionAllTheProviderSaid() {
        // given
        answers("{}");

        // when
        scene.signIn("jane", Map.of("mail", "jane@example.com", "email_verified", true, "groups", List.of("a", "b")));

        // then
        JsonNode event = FUNCTIONS.lastEvent(function());
        assertThat(event.path("version").asText()).isEqualTo("1");
        assertThat(event.path("triggerSource").asText()).isEqualTo("InboundFederation_ExternalProvider");
        assertThat(event.path("userPoolId").asText()).isEqualTo(scene.poolId());
        assertThat(event.path("userName").asText()).isEqualTo("Corporate_jane");
        assertThat(event.path("callerContext").path("clientId").asText()).isEqualTo(scene.clientId());
        JsonNode request = event.path("request");
        assertThat(request.path("providerName").asText()).isEqualTo("Corporate");
        assertThat(request.path("providerType").asText()).isEqualTo("OIDC");
        JsonNode attributes = request.path("attributes");
        assertThat(attributes.path("tokenResponse").path("access_token").textValue())
                .isEqualTo("the-access-token");
        assertThat(attributes.path("tokenResponse").path("expires_in").textValue())
                .isEqualTo("3600");
        assertThat(attributes.path("idToken").path("iss").textValue()).isEqualTo("https://idp.example");
        assertThat(attributes.path("userInfo").path("email_verified").textValue())
                .isEqualTo("true");
        assertThat(attributes.path("userInfo").path("groups").textValue()).isEqualTo("[a,b]");
        assertThat(event.path("response").toString()).isEqualTo("{\"userAttributesToMap\":{}}");
    }

    @Test
    void shouldKeepEverythingWhenTheFunctionNamesNothing() {
        // given
        answers("{}");

        // when
        scene.signIn("jane", JANE);

        // then
        assertThat(value("email")).isEqualTo("jane@example.com");
        assertThat(value("name")).isEqualTo("Jane Doe");
    }

    @Test
    void shouldKeepEverythingWhenTheFunctionHasNoAnswer() {
        // given
        FUNCTIONS.respond(function(), "{}");

        // when
        scene.signIn("jane", JANE);

        // then
        assertThat(value("name")).isEqualTo("Jane Doe");
    }

    @Test
    void shouldMapExactlyWhatTheFunctionNames() {
        // given
        answers("{\"name\":\"J. Doe\",\"email_verified\":true}");

        // when
        scene.signIn("jane", JANE);

        // then
        assertThat(value("name")).isEqualTo("J. Doe");
        assertThat(value("given_name")).isNull();
        assertThat(value("email")).isNull();
        assertThat(value("email_verified")).isNull();
    }

    @Test
    void shouldDropEverythingTheFunctionSetsToNull() {
        // given
        answers("{\"name\":null}");

        // when
        scene.signIn("jane", JANE);

        // then
        assertThat(value("name")).isNull();
        assertThat(value("email")).isNull();
    }

    @Test
    void shouldWriteNumbersAndBooleansAsText() {
        // given
        scene.map(Map.of("custom:secret", "level", "email", "mail", "email_verified", "email_verified"));
        answers("{\"level\":7,\"mail\":\"jane@example.com\",\"email_verified\":true}");

        // when
        scene.signIn("jane", JANE);

        // then
        assertThat(value("custom:secret")).isEqualTo("7");
        assertThat(value("email_verified")).isEqualTo("true");
    }

    @Test
    void shouldSetCustomAttributesTheFunctionNames() {
        // given
        answers(
                "{\"name\":\"Jane\",\"custom:user_groups\":\"Developers\",\"custom:unknown\":\"x\",\"nickname\":\"J\"}");

        // when
        scene.signIn("jane", JANE);

        // then
        assertThat(value("custom:user_groups")).isEqualTo("Developers");
        assertThat(value("nickname")).isNull();
    }

    @Test
    void shouldNotSetCustomAttributesTheClientMayNotWrite() {
        // given
        scene.admin()
                .updateUserPoolClient(request -> request.userPoolId(scene.poolId())
                        .clientId(scene.clientId())
                        .writeAttributes("name"));
        answers("{\"name\":\"Jane\",\"custom:user_groups\":\"Developers\"}");

        // when
        scene.signIn("jane", JANE);

        // then
        assertThat(value("name")).isEqualTo("Jane");
        assertThat(value("custom:user_groups")).isNull();
    }

    @Test
    void shouldAskTheFunctionAtEverySignIn() {
        // given
        answers("{\"name\":\"One\"}");
        scene.signIn("jane", JANE);
        answers("{\"name\":\"Two\"}");

        // when
        scene.signIn("jane", JANE);

        // then
        assertThat(value("name")).isEqualTo("Two");
        assertThat(FUNCTIONS.events(function())).hasSize(2);
    }

    @Test
    void shouldNotSignInWhomTheFunctionRefuses() {
        // given
        FUNCTIONS.fail(function(), "not from there");

        // then
        assertThatThrownBy(() -> scene.signIn("jane", JANE))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessage("InboundFederation failed with error not from there.");
        assertThatThrownBy(this::user).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void shouldRefuseAnAnswerThatIsNoMap() {
        // given
        answers("[\"name\"]");

        // then
        assertThatThrownBy(() -> scene.signIn("jane", JANE)).isInstanceOf(InvalidLambdaResponseException.class);
    }

    @Test
    void shouldRunTheSample() {
        // given
        FUNCTIONS.run(function(), Path.of("..", "docs", "triggers", "inbound-federation", "index.mjs"));
        Map<String, Object> said = new HashMap<>(JANE);
        said.put("groups", List.of("Engineering", "Domain Admins", "Football"));

        // when
        scene.signIn("jane", said);

        // then
        assertThat(value("custom:user_groups")).isEqualTo("Developers,Administrators");
        assertThat(value("name")).isEqualTo("Jane Doe");
        assertThat(value("email")).isEqualTo("jane@example.com");
    }

    private AdminGetUserResponse user() {
        return scene.user("Corporate_jane");
    }
}
