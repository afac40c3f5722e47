package dev.cognate.identitypool.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.identity.AmbiguousRoleResolutionType;
import dev.cognate.contract.identity.IdentityPool;
import dev.cognate.contract.identity.InvalidIdentityPoolConfigurationException;
import dev.cognate.contract.identity.MappingRule;
import dev.cognate.contract.identity.MappingRuleMatchType;
import dev.cognate.contract.identity.NotAuthorizedException;
import dev.cognate.contract.identity.RoleMapping;
import dev.cognate.contract.identity.RoleMappingType;
import dev.cognate.contract.identity.RulesConfigurationType;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.identitypool.pool.PoolRoles;
import dev.cognate.identitypool.provider.Login;
import dev.cognate.identitypool.provider.VerifiedLogin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleChoiceTest {
    private static final String PROVIDER = "cognito-idp.us-east-1.amazonaws.com/us-east-1_a:client";
    private static final String DEFAULT = role("default");
    private static final String GUEST = role("guest");
    private static final Optional<String> NO_WISH = Optional.empty();

    @Test
    void shouldGiveUsersTheDefaultRoleWithoutAMapping() {
        assertThat(RoleChoice.ofUser(pool(null), login(Map.of()), NO_WISH)).isEqualTo(DEFAULT);
        assertThat(RoleChoice.ofUser(pool(null), Optional.empty(), NO_WISH)).isEqualTo(DEFAULT);
    }

    @Test
    void shouldGiveGuestsTheirRoleAndNoOther() {
        assertThat(RoleChoice.ofGuest(pool(null), NO_WISH)).isEqualTo(GUEST);
        assertThatThrownBy(() -> RoleChoice.ofGuest(pool(null), Optional.of(DEFAULT)))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldNotGiveARoleThatIsNotThePools() {
        assertThatThrownBy(() -> RoleChoice.ofUser(pool(null), login(Map.of()), Optional.of(role("admin"))))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldSayThatThePoolHasNoRoles() {
        // given
        Pool pool = new Pool("us-east-1:pool", IdentityPool.builder().build());

        // then
        assertThatThrownBy(() -> RoleChoice.ofUser(pool, login(Map.of()), NO_WISH))
                .isInstanceOf(InvalidIdentityPoolConfigurationException.class)
                .hasMessage("Invalid identity pool configuration. Check assigned IAM roles for this pool.");
        assertThatThrownBy(() -> RoleChoice.ofGuest(pool, NO_WISH))
                .isInstanceOf(InvalidIdentityPoolConfigurationException.class);
    }

    @Test
    void shouldPreferTheRoleTheTokenPrefers() {
        // given
        Map<String, Object> claims =
                Map.of("cognito:roles", List.of(role("a"), role("b")), "cognito:preferred_role", role("b"));

        // then
        assertThat(choose(token(AmbiguousRoleResolutionType.DENY), claims, NO_WISH))
                .isEqualTo(role("b"));
    }

    @Test
    void shouldPreferItToTheOnlyRoleToo() {
        // given
        Map<String, Object> claims = Map.of("cognito:roles", role("a"), "cognito:preferred_role", role("b"));

        // then
        assertThat(choose(token(AmbiguousRoleResolutionType.DENY), claims, NO_WISH))
                .isEqualTo(role("b"));
        assertThat(choose(token(AmbiguousRoleResolutionType.DENY), Map.of("cognito:roles", role("a")), NO_WISH))
                .isEqualTo(role("a"));
    }

    @Test
    void shouldGiveTheWishWhenTheTokenHasIt() {
        // given
        Map<String, Object> claims =
                Map.of("cognito:roles", role("a") + "," + role("b"), "cognito:preferred_role", role("b"));
        RoleMapping mapping = token(AmbiguousRoleResolutionType.AUTHENTICATED_ROLE);

        // then
        assertThat(choose(mapping, claims, Optional.of(role("a")))).isEqualTo(role("a"));
        assertThatThrownBy(() -> choose(mapping, claims, Optional.of(role("c"))))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> choose(mapping, claims, Optional.of(DEFAULT)))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldResolveWhatIsAmbiguousAsThePoolSays() {
        // given
        Map<String, Object> claims = Map.of("cognito:roles", List.of(role("a"), role("b")));

        // then
        assertThat(choose(token(AmbiguousRoleResolutionType.AUTHENTICATED_ROLE), claims, NO_WISH))
                .isEqualTo(DEFAULT);
        assertThatThrownBy(() -> choose(token(AmbiguousRoleResolutionType.DENY), claims, NO_WISH))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> choose(token(AmbiguousRoleResolutionType.DENY), Map.of(), NO_WISH))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Equals,     Sales, Sales,     true",
        "Equals,     Sales, Salesman,  false",
        "NotEqual,   Sales, Marketing, true",
        "NotEqual,   Sales, Sales,     false",
        "StartsWith, Sales, Salesman,  true",
        "StartsWith, Sales, PreSales,  false",
        "Contains,   Sales, PreSales,  true",
        "Contains,   Sales, Marketing, false",
        "Unheard,    Sales, Sales,     false"
    })
    void shouldMatchRules(String type, String value, String claim, boolean matches) {
        // given
        MappingRule rule = rule("custom:dept", MappingRuleMatchType.of(type), value, "sales");

        // then
        assertThat(RuleMatch.matches(rule, Map.of("custom:dept", claim))).isEqualTo(matches);
        assertThat(RuleMatch.matches(rule, Map.of("dept", claim))).isFalse();
    }

    @Test
    void shouldMatchGroups() {
        // given
        MappingRule rule = rule("cognito:groups", MappingRuleMatchType.CONTAINS, "admins", "admin");

        // then
        assertThat(RuleMatch.matches(rule, Map.of("cognito:groups", List.of("users", "admins"))))
                .isTrue();
    }

    @Test
    void shouldTakeTheFirstRuleThatMatchesUnlessAnotherIsWished() {
        // given
        RoleMapping mapping = RoleMapping.builder()
                .type(RoleMappingType.RULES)
                .ambiguousRoleResolution(AmbiguousRoleResolutionType.DENY)
                .rulesConfiguration(RulesConfigurationType.builder()
                        .rules(List.of(
                                rule("level", MappingRuleMatchType.EQUALS, "9", "none"),
                                rule("level", MappingRuleMatchType.EQUALS, "7", "first"),
                                rule("level", MappingRuleMatchType.STARTS_WITH, "7", "second")))
                        .build())
                .build();
        Map<String, Object> claims = Map.of("level", 7);

        // then
        assertThat(choose(mapping, claims, NO_WISH)).isEqualTo(role("first"));
        assertThat(choose(mapping, claims, Optional.of(role("second")))).isEqualTo(role("second"));
        assertThatThrownBy(() -> choose(mapping, claims, Optional.of(role("none"))))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> choose(mapping, Map.of(), NO_WISH)).isInstanceOf(NotAuthorizedException.class);
    }

    private static String choose(RoleMapping mapping, Map<String, Object> claims, Optional<String> wish) {
        return RoleChoice.ofUser(pool(mapping), login(claims), wish);
    }

    private static Pool pool(RoleMapping mapping) {
        return new Pool("us-east-1:pool", IdentityPool.builder().build())
                .with(new PoolRoles(
                        Map.of("authenticated", DEFAULT, "unauthenticated", GUEST),
                        mapping == null ? Map.of() : Map.of(PROVIDER, mapping)));
    }

    private static Optional<VerifiedLogin> login(Map<String, Object> claims) {
        return Optional.of(new VerifiedLogin(
                Login.of("provider", "alice"), "client", PROVIDER, "provider", List.of("provider"), claims));
    }

    private static RoleMapping token(AmbiguousRoleResolutionType resolution) {
        return RoleMapping.builder()
                .type(RoleMappingType.TOKEN)
                .ambiguousRoleResolution(resolution)
                .build();
    }

    private static MappingRule rule(String claim, MappingRuleMatchType type, String value, String role) {
        return MappingRule.builder()
                .claim(claim)
                .matchType(type)
                .value(value)
                .roleARN(role(role))
                .build();
    }

    private static String role(String name) {
        return "arn:aws:iam::000000000000:role/" + name;
    }
}
