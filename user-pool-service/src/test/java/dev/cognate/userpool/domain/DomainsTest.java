package dev.cognate.userpool.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

@QuarkusTest
class DomainsTest {
    private static final String CERTIFICATE =
            "arn:aws:acm:us-east-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-EXAMPLE11111";

    private CognitoIdentityProviderClient api;
    private String poolId;
    private String prefix;
    private String host;

    @BeforeEach
    void createPool() {
        api = Api.signed();
        poolId = Api.newPool(api, request -> {}).id();
        prefix = "shop-" + UUID.randomUUID();
        host = "login." + UUID.randomUUID() + ".example";
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void shouldDescribeAPrefixDomain() {
        // when
        CreateUserPoolDomainResponse created = create(poolId, prefix, request -> request.managedLoginVersion(2));

        // then
        DomainDescriptionType described = describe(prefix);
        assertThat(created.managedLoginVersion()).isEqualTo(2);
        assertThat(created.cloudFrontDomain()).isNull();
        assertThat(described.userPoolId()).isEqualTo(poolId);
        assertThat(described.domain()).isEqualTo(prefix);
        assertThat(described.status()).isEqualTo(DomainStatusType.ACTIVE);
        assertThat(described.awsAccountId()).isEqualTo("000000000000");
        assertThat(described.version()).matches("\\d{14}");
        assertThat(described.managedLoginVersion()).isEqualTo(2);
        assertThat(described.customDomainConfig().certificateArn()).isNull();
        assertThat(pool().domain()).isEqualTo(prefix);
        assertThat(pool().customDomain()).isNull();
    }

    @Test
    void shouldDescribeADomainOfTheOperatorsOwn() {
        // when
        CreateUserPoolDomainResponse created = createCustom(poolId, host);

        // then
        DomainDescriptionType described = describe(host);
        assertThat(created.cloudFrontDomain()).isEqualTo("localhost");
        assertThat(created.managedLoginVersion()).isEqualTo(1);
        assertThat(described.cloudFrontDistribution()).isEqualTo("localhost");
        assertThat(described.customDomainConfig().certificateArn()).isEqualTo(CERTIFICATE);
        assertThat(pool().customDomain()).isEqualTo(host);
        assertThat(pool().domain()).isNull();
    }

    @Test
    void shouldKeepTheRoutingOfADomain() {
        // when
        create(
                poolId,
                prefix,
                request -> request.routing(routing -> routing.failover(failover ->
                        failover.secondaryRegion("eu-west-1").primaryRoute53HealthCheckId("11111111-2222"))));

        // then
        assertThat(describe(prefix).routing().failover().secondaryRegion()).isEqualTo("eu-west-1");
    }

    @Test
    void shouldDescribeADomainNobodyHasByNothing() {
        // when
        DomainDescriptionType described = describe(prefix);

        // then
        assertThat(described).isEqualTo(DomainDescriptionType.builder().build());
    }

    @Test
    void shouldAllowOneDomainOfEachKind() {
        // given
        create(poolId, prefix, request -> {});
        createCustom(poolId, host);

        // then
        assertThatThrownBy(() -> create(poolId, "other-" + UUID.randomUUID(), request -> {}))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("User pool already has a domain configured.");
        assertThatThrownBy(() -> createCustom(poolId, "other." + host))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("User pool already has a domain configured.");
        assertThat(pool().domain()).isEqualTo(prefix);
        assertThat(pool().customDomain()).isEqualTo(host);
    }

    @Test
    void shouldGiveADomainToOnePoolOnly() {
        // given
        create(poolId, prefix, request -> {});
        String other = Api.newPool(api, request -> {}).id();

        // when
        assertThatThrownBy(() -> create(other, prefix, request -> {}))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Domain already associated with another user pool.");

        // then
        assertThat(describe(prefix).userPoolId()).isEqualTo(poolId);
        assertThat(api.describeUserPool(request -> request.userPoolId(other))
                        .userPool()
                        .domain())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "-shop", "shop-", "sh_op", "login.shop.example"})
    void shouldRefusePrefixesThatAreNoHostLabel(String wrong) {
        assertThatThrownBy(() -> create(poolId, wrong, request -> {}))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("The domain name contains an invalid character.");
    }

    @ParameterizedTest
    @CsvSource({"my-aws-shop,aws", "amazon,amazon", "shop-cognito,cognito"})
    void shouldRefuseReservedWords(String wrong, String word) {
        assertThatThrownBy(() -> create(poolId, wrong, request -> {}))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Domain cannot contain reserved word: " + word);
    }

    @Test
    void shouldTakeReservedWordsAsPartsOfOthers() {
        // given
        String name = "awsome" + UUID.randomUUID();

        // when
        create(poolId, name, request -> {});

        // then
        assertThat(pool().domain()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "shop.example", "auth.localhost", "mine.auth.localhost", "Login.shop.example"})
    void shouldRefuseHostsThatAreNobodysOwn(String wrong) {
        assertThatThrownBy(() -> createCustom(poolId, wrong))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Custom domain is not a valid subdomain");
        assertThat(pool().customDomain()).isNull();
    }

    @Test
    void shouldKnowTwoVersionsOfPages() {
        // given
        String lite = Api.newPool(api, request -> request.userPoolTier(UserPoolTierType.LITE))
                .id();

        // then
        assertThatThrownBy(() -> create(poolId, prefix, request -> request.managedLoginVersion(3)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> create(lite, prefix, request -> request.managedLoginVersion(2)))
                .isInstanceOf(FeatureUnavailableInTierException.class);
        assertThat(describe(prefix).domain()).isNull();
    }

    @Test
    void shouldUpdateWhatIsGivenAndKeepTheRest() {
        // given
        createCustom(poolId, host);
        String renewed = CERTIFICATE + "2";

        // when
        var updated = api.updateUserPoolDomain(request ->
                request.userPoolId(poolId).domain(host).customDomainConfig(config -> config.certificateArn(renewed)));
        api.updateUserPoolDomain(
                request -> request.userPoolId(poolId).domain(host).managedLoginVersion(2));

        // then
        assertThat(updated.cloudFrontDomain()).isEqualTo("localhost");
        assertThat(updated.managedLoginVersion()).isEqualTo(1);
        assertThat(describe(host).customDomainConfig().certificateArn()).isEqualTo(renewed);
        assertThat(describe(host).managedLoginVersion()).isEqualTo(2);
    }

    @Test
    void shouldNotUpdateWhatIsNotThere() {
        assertThatThrownBy(() -> api.updateUserPoolDomain(
                        request -> request.userPoolId(poolId).domain(prefix).managedLoginVersion(2)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("No such domain or user pool exists.");
        assertThatThrownBy(() -> create("us-east-1_nowhere00", prefix, request -> {}))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldGiveNoCertificateToAPrefix() {
        // given
        create(poolId, prefix, request -> {});

        // then
        assertThatThrownBy(() -> api.updateUserPoolDomain(request -> request.userPoolId(poolId)
                        .domain(prefix)
                        .customDomainConfig(config -> config.certificateArn(CERTIFICATE))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldFreeADeletedDomain() {
        // given
        String other = Api.newPool(api, request -> {}).id();
        create(poolId, prefix, request -> {});

        // when
        assertThatThrownBy(() -> delete(other, prefix)).isInstanceOf(InvalidParameterException.class);
        delete(poolId, prefix);
        create(other, prefix, request -> {});

        // then
        assertThat(pool().domain()).isNull();
        assertThat(describe(prefix).userPoolId()).isEqualTo(other);
    }

    private CreateUserPoolDomainResponse create(
            String pool, String domain, Consumer<CreateUserPoolDomainRequest.Builder> settings) {
        return api.createUserPoolDomain(
                request -> settings.accept(request.userPoolId(pool).domain(domain)));
    }

    private CreateUserPoolDomainResponse createCustom(String pool, String domain) {
        return create(
                pool, domain, request -> request.customDomainConfig(config -> config.certificateArn(CERTIFICATE)));
    }

    private void delete(String pool, String domain) {
        api.deleteUserPoolDomain(request -> request.userPoolId(pool).domain(domain));
    }

    private DomainDescriptionType describe(String domain) {
        return api.describeUserPoolDomain(request -> request.domain(domain)).domainDescription();
    }

    private UserPoolType pool() {
        return api.describeUserPool(request -> request.userPoolId(poolId)).userPool();
    }
}
