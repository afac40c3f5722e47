package dev.cognate.userpool.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.TopicReader;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Managed login branding of app clients, through the AWS SDK. */
@QuarkusTest
class ManagedLoginBrandingTest {
    private TestPool pool;
    private CognitoIdentityProviderClient admin;

    @BeforeEach
    void pool() {
        pool = TestPool.create(request -> {});
        admin = pool.admin();
    }

    @Test
    void shouldGiveBackSettingsAndAssetsByteForByte() {
        // given
        Document settings = BrandingScene.document("""
                {"z":[1,2.50,"ü",null,true],"components":{"form":{"borderRadius":8.0}},"unknown":{"a":{"b":"c"}}}""");
        AssetType logo = BrandingScene.asset("FORM_LOGO", "LIGHT", "SVG", BrandingScene.SVG);
        AssetType icon = BrandingScene.asset("FAVICON_ICO", "DYNAMIC", "ICO", new byte[] {0, 0, 1, 0, (byte) 0xff, 7});

        // when
        ManagedLoginBrandingType created = create(settings, logo, icon);

        // then
        ManagedLoginBrandingType found = describe(created.managedLoginBrandingId(), false);
        assertThat(found).isEqualTo(created);
        assertThat(found.settings()).isEqualTo(settings);
        assertThat(found.assets()).containsExactly(logo, icon);
        assertThat(found.useCognitoProvidedValues()).isFalse();
        assertThat(found.creationDate()).isNotNull().isEqualTo(found.lastModifiedDate());
        assertThat(byClient(false)).isEqualTo(found);
    }

    @Test
    void shouldFillInOurOwnLookWhenMergedResourcesAreAskedFor() {
        // given
        ManagedLoginBrandingType created =
                create(BrandingScene.document("{\"categories\":{\"global\":{\"colorSchemeMode\":\"DARK\"}}}"));

        // when
        Document merged = describe(created.managedLoginBrandingId(), true).settings();

        // then
        assertThat(BrandingScene.at(merged, "categories", "global", "colorSchemeMode")
                        .asString())
                .isEqualTo("DARK");
        assertThat(BrandingScene.at(merged, "categories", "global", "spacingDensity")
                        .asString())
                .isEqualTo("REGULAR");
        assertThat(BrandingScene.at(merged, "components", "primaryButton", "lightMode", "defaults", "backgroundColor")
                        .asString())
                .matches("[0-9a-f]{8}");
        assertThat(byClient(true).settings()).isEqualTo(merged);
    }

    @Test
    void shouldChangeOnlyWhatAnUpdateNames() {
        // given
        AssetType light = BrandingScene.asset("FORM_LOGO", "LIGHT", "PNG", BrandingScene.PNG);
        AssetType dark = BrandingScene.asset("FORM_LOGO", "DARK", "PNG", BrandingScene.PNG);
        String id = create(BrandingScene.document("{\"a\":{\"b\":1,\"c\":2}}"), light, dark)
                .managedLoginBrandingId();
        AssetType newDark = BrandingScene.asset("FORM_LOGO", "DARK", "SVG", BrandingScene.SVG);

        // when
        admin.updateManagedLoginBranding(request -> request.userPoolId(pool.id())
                .managedLoginBrandingId(id)
                .settings(BrandingScene.document("{\"a\":{\"c\":3}}"))
                .assets(newDark));

        // then
        ManagedLoginBrandingType found = describe(id, false);
        assertThat(found.settings()).isEqualTo(BrandingScene.document("{\"a\":{\"b\":1,\"c\":3}}"));
        assertThat(found.assets()).containsExactly(light, newDark);
    }

    @Test
    void shouldGoBackToTheProvidedValues() {
        // given
        String id = create(
                        BrandingScene.document("{\"a\":1}"),
                        BrandingScene.asset("FORM_LOGO", "LIGHT", "PNG", BrandingScene.PNG))
                .managedLoginBrandingId();

        // when
        admin.updateManagedLoginBranding(request ->
                request.userPoolId(pool.id()).managedLoginBrandingId(id).useCognitoProvidedValues(true));

        // then
        ManagedLoginBrandingType found = describe(id, false);
        assertThat(found.useCognitoProvidedValues()).isTrue();
        assertThat(found.settings()).isNull();
        assertThat(found.assets()).isEmpty();
    }

    @Test
    void shouldRefuseSettingsBesideTheProvidedValues() {
        // when, then
        assertThatThrownBy(() -> admin.createManagedLoginBranding(request -> request.userPoolId(pool.id())
                        .clientId(pool.clientId())
                        .useCognitoProvidedValues(true)
                        .settings(BrandingScene.document("{}"))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldKeepOneStyleForEachClient() {
        // given
        create(BrandingScene.document("{}"));

        // when, then
        assertThatThrownBy(() -> create(BrandingScene.document("{}")))
                .isInstanceOf(ManagedLoginBrandingExistsException.class);
    }

    @Test
    void shouldKeepAtMostTwentyStylesInAPool() {
        // given
        for (int styles = 0; styles < StyleChanges.MOST_STYLES; styles++) {
            String client = Api.newClient(admin, pool.id(), request -> {}).clientId();
            admin.createManagedLoginBranding(
                    request -> request.userPoolId(pool.id()).clientId(client).useCognitoProvidedValues(true));
        }

        // when, then
        assertThatThrownBy(() -> create(BrandingScene.document("{}"))).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void shouldForgetADeletedStyle() {
        // given
        String id = create(BrandingScene.document("{}")).managedLoginBrandingId();

        // when
        admin.deleteManagedLoginBranding(
                request -> request.userPoolId(pool.id()).managedLoginBrandingId(id));

        // then
        assertThatThrownBy(() -> describe(id, false)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> byClient(false)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> admin.updateManagedLoginBranding(
                        request -> request.userPoolId(pool.id()).managedLoginBrandingId(id)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(create(BrandingScene.document("{}")).managedLoginBrandingId())
                .isNotEqualTo(id);
    }

    @Test
    void shouldTellThatAStyleChanged() {
        // given
        String id = create(BrandingScene.document("{}")).managedLoginBrandingId();
        admin.updateManagedLoginBranding(
                request -> request.userPoolId(pool.id()).managedLoginBrandingId(id));
        admin.deleteManagedLoginBranding(
                request -> request.userPoolId(pool.id()).managedLoginBrandingId(id));

        // when
        try (TopicReader topic = new TopicReader("cognate.user-pool.events.v1")) {
            // then
            assertThat(topic.eventsOf(pool.id() + "#" + pool.id(), 6))
                    .extracting(TopicReader::type)
                    .contains(
                            "dev.cognate.user-pool.managed-login-branding-created.v1",
                            "dev.cognate.user-pool.managed-login-branding-updated.v1",
                            "dev.cognate.user-pool.managed-login-branding-deleted.v1");
        }
    }

    @Test
    void shouldRefuseAssetsThatAreNotWhatTheySay() {
        // given
        List<AssetType> wrong = List.of(
                BrandingScene.asset("FAVICON_ICO", "LIGHT", "PNG", BrandingScene.PNG),
                BrandingScene.asset("FORM_LOGO", "LIGHT", "ICO", new byte[] {0, 0, 1, 0}),
                BrandingScene.asset("FORM_LOGO", "LIGHT", "PNG", BrandingScene.SVG),
                BrandingScene.asset("FORM_LOGO", "LIGHT", "SVG", BrandingScene.svg("<script>alert(1)</script>")));

        // when, then
        for (AssetType asset : wrong) {
            assertThatThrownBy(() -> create(BrandingScene.document("{}"), asset))
                    .as(asset.toString())
                    .isInstanceOf(InvalidParameterException.class);
        }
    }

    @Test
    void shouldRefuseAStyleOfAClientThatIsNotThere() {
        // when, then
        assertThatThrownBy(() -> admin.createManagedLoginBranding(request ->
                        request.userPoolId(pool.id()).clientId("nobody").useCognitoProvidedValues(true)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> describe(UUID.randomUUID().toString(), false))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private ManagedLoginBrandingType create(Document settings, AssetType... assets) {
        return admin.createManagedLoginBranding(request -> request.userPoolId(pool.id())
                        .clientId(pool.clientId())
                        .settings(settings)
                        .assets(assets))
                .managedLoginBranding();
    }

    private ManagedLoginBrandingType describe(String id, boolean merged) {
        return admin.describeManagedLoginBranding(request ->
                        request.userPoolId(pool.id()).managedLoginBrandingId(id).returnMergedResources(merged))
                .managedLoginBranding();
    }

    private ManagedLoginBrandingType byClient(boolean merged) {
        return admin.describeManagedLoginBrandingByClient(request ->
                        request.userPoolId(pool.id()).clientId(pool.clientId()).returnMergedResources(merged))
                .managedLoginBranding();
    }
}
