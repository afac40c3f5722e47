package dev.cognate.userpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DefaultEmailOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeletionProtectionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailSendingAccountType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

@QuarkusTest
class UserPoolsTest {
    private CognitoIdentityProviderClient api;

    @BeforeEach
    void connect() {
        api = Api.signed();
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void shouldFillDefaultsOfANewPool() {
        // when
        UserPoolType pool = Api.newPool(api, request -> {});

        // then
        assertThat(pool.id()).matches("us-east-1_[0-9A-Za-z]{9}");
        assertThat(pool.arn()).isEqualTo("arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + pool.id());
        assertThat(pool.policies().passwordPolicy()).satisfies(policy -> {
            assertThat(policy.minimumLength()).isEqualTo(8);
            assertThat(policy.requireLowercase()).isTrue();
            assertThat(policy.requireUppercase()).isTrue();
            assertThat(policy.requireNumbers()).isTrue();
            assertThat(policy.requireSymbols()).isTrue();
            assertThat(policy.temporaryPasswordValidityDays()).isEqualTo(7);
        });
        assertThat(pool.policies().signInPolicy().allowedFirstAuthFactorsAsStrings())
                .containsExactly("PASSWORD");
        assertThat(pool.deletionProtection()).isEqualTo(DeletionProtectionType.INACTIVE);
        assertThat(pool.mfaConfiguration()).isEqualTo(UserPoolMfaType.OFF);
        assertThat(pool.userPoolTier()).isEqualTo(UserPoolTierType.ESSENTIALS);
        assertThat(pool.estimatedNumberOfUsers()).isZero();
        assertThat(pool.emailConfiguration().emailSendingAccount()).isEqualTo(EmailSendingAccountType.COGNITO_DEFAULT);
        assertThat(pool.verificationMessageTemplate().defaultEmailOption())
                .isEqualTo(DefaultEmailOptionType.CONFIRM_WITH_CODE);
        assertThat(pool.adminCreateUserConfig().allowAdminCreateUserOnly()).isFalse();
        assertThat(pool.adminCreateUserConfig().unusedAccountValidityDays()).isEqualTo(7);
        assertThat(pool.accountRecoverySetting().recoveryMechanisms())
                .extracting(mechanism -> mechanism.priority() + " " + mechanism.nameAsString())
                .containsExactly("1 verified_email", "2 verified_phone_number");
        assertThat(pool.creationDate()).isEqualTo(pool.lastModifiedDate());
    }

    @Test
    void shouldDescribeWhatCreateAnswered() {
        // given
        UserPoolType created = Api.newPool(
                api,
                request -> request.userPoolTags(Map.of("team", "blue"))
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                        .emailVerificationMessage("Your code: {####}"));

        // when
        UserPoolType described = api.describeUserPool(request -> request.userPoolId(created.id()))
                .userPool();

        // then
        assertThat(described).isEqualTo(created);
        assertThat(described.verificationMessageTemplate().emailMessage()).isEqualTo("Your code: {####}");
    }

    @Test
    void shouldKnowTheStandardAttributesWithTheirConstraints() {
        // when
        List<SchemaAttributeType> schema = Api.newPool(api, request -> {}).schemaAttributes();

        // then
        assertThat(schema)
                .extracting(SchemaAttributeType::name)
                .contains("sub", "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username")
                .contains("profile", "picture", "website", "email", "email_verified", "gender", "birthdate", "zoneinfo")
                .contains("locale", "phone_number", "phone_number_verified", "address", "updated_at", "identities");
        assertThat(attribute(schema, "sub")).satisfies(sub -> {
            assertThat(sub.required()).isTrue();
            assertThat(sub.mutable()).isFalse();
        });
        assertThat(attribute(schema, "birthdate").stringAttributeConstraints())
                .extracting(limits -> limits.minLength() + "-" + limits.maxLength())
                .isEqualTo("10-10");
        assertThat(attribute(schema, "updated_at").attributeDataType()).isEqualTo(AttributeDataType.NUMBER);
        assertThat(attribute(schema, "email_verified").attributeDataType()).isEqualTo(AttributeDataType.BOOLEAN);
    }

    @Test
    void shouldResetWhatAnUpdateLeavesOutAndKeepWhatAPoolIsBornWith() {
        // given
        UserPoolType before = Api.newPool(
                api,
                request -> request.aliasAttributes(AliasAttributeType.EMAIL)
                        .usernameConfiguration(username -> username.caseSensitive(false))
                        .policies(policies -> policies.passwordPolicy(policy -> policy.minimumLength(20)))
                        .schema(attribute -> attribute.name("team").attributeDataType(AttributeDataType.STRING))
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                        .userPoolTags(Map.of("a", "b"))
                        .deletionProtection(DeletionProtectionType.ACTIVE));

        // when
        api.updateUserPool(request -> request.userPoolId(before.id()));

        // then
        UserPoolType after =
                api.describeUserPool(request -> request.userPoolId(before.id())).userPool();
        assertThat(after.policies().passwordPolicy().minimumLength()).isEqualTo(8);
        assertThat(after.policies().passwordPolicy().requireSymbols()).isTrue();
        assertThat(after.deletionProtection()).isEqualTo(DeletionProtectionType.INACTIVE);
        assertThat(after.autoVerifiedAttributes()).isEmpty();
        assertThat(after.userPoolTags()).isEqualTo(before.userPoolTags());
        assertThat(after.name()).isEqualTo(before.name());
        assertThat(after.aliasAttributes()).isEqualTo(before.aliasAttributes());
        assertThat(after.usernameConfiguration()).isEqualTo(before.usernameConfiguration());
        assertThat(after.schemaAttributes()).isEqualTo(before.schemaAttributes());
        assertThat(after.creationDate()).isEqualTo(before.creationDate());
    }

    @Test
    void shouldAskOnlyForTheClassesAGivenPasswordPolicyNames() {
        // when
        UserPoolType pool = Api.newPool(
                api,
                request ->
                        request.policies(policies -> policies.passwordPolicy(policy -> policy.requireNumbers(true))));

        // then
        assertThat(pool.policies().passwordPolicy().requireNumbers()).isTrue();
        assertThat(pool.policies().passwordPolicy().requireSymbols()).isFalse();
    }

    @Test
    void shouldDeleteAPoolForGood() {
        // given
        UserPoolType pool = Api.newPool(api, request -> {});

        // when
        api.deleteUserPool(request -> request.userPoolId(pool.id()));

        // then
        assertThatThrownBy(() -> api.describeUserPool(request -> request.userPoolId(pool.id())))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("User pool " + pool.id() + " does not exist.");
    }

    @Test
    void shouldRefuseToDeleteAProtectedPool() {
        // given
        UserPoolType pool = Api.newPool(api, request -> request.deletionProtection(DeletionProtectionType.ACTIVE));

        // when
        assertThatThrownBy(() -> api.deleteUserPool(request -> request.userPoolId(pool.id())))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("The user pool cannot be deleted because deletion protection is activated."
                        + " Deletion protection must be inactivated first.");

        // then
        assertThat(api.describeUserPool(request -> request.userPoolId(pool.id()))
                        .userPool()
                        .id())
                .isEqualTo(pool.id());
    }

    @Test
    void shouldListEveryPoolOnceAcrossPages() {
        // given
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(Api.newPool(api, request -> {}).id());
        }

        // when
        List<String> listed = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ListUserPoolsResponse page =
                    api.listUserPools(request -> request.maxResults(2).nextToken(from));
            assertThat(page.userPools()).hasSizeLessThanOrEqualTo(2);
            page.userPools().stream().map(UserPoolDescriptionType::id).forEach(listed::add);
            token = page.nextToken();
        } while (token != null);

        // then
        assertThat(listed).doesNotHaveDuplicates().containsAll(created);
    }

    @Test
    void shouldRefuseAPageTokenItDidNotMake() {
        assertThatThrownBy(
                        () -> api.listUserPools(request -> request.maxResults(1).nextToken("bm90IG91cnM")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRefuseBothWaysOfNamingUsers() {
        assertThatThrownBy(() -> Api.newPool(
                        api,
                        request -> request.aliasAttributes(AliasAttributeType.EMAIL)
                                .usernameAttributes(UsernameAttributeType.EMAIL)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                        "Only one of the aliasAttributes or usernameAttributes can be set in a user pool.");
    }

    @Test
    void shouldRefuseAdminOnlyRecoveryBesideOthers() {
        assertThatThrownBy(() -> Api.newPool(
                        api,
                        request -> request.accountRecoverySetting(recovery -> recovery.recoveryMechanisms(
                                one -> one.priority(1).name("admin_only"),
                                two -> two.priority(2).name("verified_email")))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("cannot use admin_only setting with any other recovery mechanisms");
    }

    @Test
    void shouldRefuseThreatProtectionBelowThePlusPlan() {
        assertThatThrownBy(() -> Api.newPool(
                        api, request -> request.userPoolAddOns(addOns -> addOns.advancedSecurityMode("ENFORCED"))))
                .isInstanceOf(FeatureUnavailableInTierException.class);
    }

    @Test
    void shouldKeepEverythingWhenAnUpdateIsRefused() {
        // given
        UserPoolType before = Api.newPool(api, request -> request.userPoolTags(Map.of("a", "b")));

        // when
        assertThatThrownBy(() -> api.updateUserPool(
                        request -> request.userPoolId(before.id()).mfaConfiguration(UserPoolMfaType.ON)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("SMS configuration");

        // then
        assertThat(api.describeUserPool(request -> request.userPoolId(before.id()))
                        .userPool())
                .isEqualTo(before);
    }

    private static SchemaAttributeType attribute(List<SchemaAttributeType> schema, String name) {
        return schema.stream()
                .filter(attribute -> name.equals(attribute.name()))
                .findFirst()
                .orElseThrow();
    }
}
