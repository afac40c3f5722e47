package dev.cognate.identitypool.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RulesConfigurationType;

@QuarkusTest
class PoolRolesTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/app";
    private static final MappingRule RULE = MappingRule.builder()
            .claim("dept")
            .matchType("Equals")
            .value("Sales")
            .roleARN(ROLE)
            .build();

    private CognitoIdentityClient api;
    private String poolId;

    @BeforeEach
    void createPool() {
        api = Api.signed();
        poolId = Api.newPool(api, request -> {}).identityPoolId();
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void shouldAnswerWhatWasSet() {
        // given
        RoleMapping mapping = mapping("Rules", "Deny", 2);

        // when
        api.setIdentityPoolRoles(request -> request.identityPoolId(poolId)
                .roles(Map.of("authenticated", ROLE, "unauthenticated", ROLE))
                .roleMappings(Map.of("graph.facebook.com", mapping)));

        // then
        GetIdentityPoolRolesResponse roles = api.getIdentityPoolRoles(request -> request.identityPoolId(poolId));
        assertThat(roles.roles()).isEqualTo(Map.of("authenticated", ROLE, "unauthenticated", ROLE));
        assertThat(roles.roleMappings()).isEqualTo(Map.of("graph.facebook.com", mapping));
    }

    @Test
    void shouldReplaceEverythingThatWasSetBefore() {
        // given
        api.setIdentityPoolRoles(request -> request.identityPoolId(poolId)
                .roles(Map.of("authenticated", ROLE))
                .roleMappings(Map.of("graph.facebook.com", mapping("Token", "Deny", 0))));

        // when
        api.setIdentityPoolRoles(request -> request.identityPoolId(poolId).roles(Map.of()));

        // then
        GetIdentityPoolRolesResponse roles = api.getIdentityPoolRoles(request -> request.identityPoolId(poolId));
        assertThat(roles.roles()).isEmpty();
        assertThat(roles.roleMappings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unreasonable")
    void shouldRefuseUnreasonableMappings(RoleMapping mapping) {
        assertThatThrownBy(() -> api.setIdentityPoolRoles(request -> request.identityPoolId(poolId)
                        .roles(Map.of("authenticated", ROLE))
                        .roleMappings(Map.of("graph.facebook.com", mapping))))
                .isInstanceOf(InvalidParameterException.class);
    }

    static Stream<RoleMapping> unreasonable() {
        return Stream.of(
                mapping("Rules", "Deny", 26),
                mapping("Rules", "Deny", 0),
                mapping("Token", "Deny", 1),
                mapping("Token", null, 0));
    }

    @Test
    void shouldMapTenProvidersAtMost() {
        // given
        Map<String, RoleMapping> eleven = IntStream.range(0, 11)
                .boxed()
                .collect(Collectors.toMap(number -> "provider" + number, number -> mapping("Token", "Deny", 0)));

        // then
        assertThatThrownBy(() -> api.setIdentityPoolRoles(request ->
                        request.identityPoolId(poolId).roles(Map.of()).roleMappings(eleven)))
                .isInstanceOfSatisfying(
                        CognitoIdentityException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("ValidationException"));
    }

    @Test
    void shouldRefuseWhatIsNoRole() {
        assertThatThrownBy(() -> api.setIdentityPoolRoles(request -> request.identityPoolId(poolId)
                        .roles(Map.of("authenticated", "arn:aws:iam::000000000000:user/jane"))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldNotFindRolesOfAnUnknownPool() {
        assertThatThrownBy(() -> api.getIdentityPoolRoles(
                        request -> request.identityPoolId("us-east-1:00000000-0000-0000-0000-000000000000")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private static RoleMapping mapping(String type, String resolution, int rules) {
        return RoleMapping.builder()
                .type(type)
                .ambiguousRoleResolution(resolution)
                .rulesConfiguration(
                        rules == 0
                                ? null
                                : RulesConfigurationType.builder()
                                        .rules(IntStream.range(0, rules)
                                                .mapToObj(number -> RULE)
                                                .toList())
                                        .build())
                .build();
    }
}
