package dev.cognate.userpool.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UICustomizationType;

/** What branding makes of pages: stylesheets of tokens, pictures, and the look of classic pages. */
@QuarkusTest
class BrandedPagesTest {
    private static final String CSS = ".submitButton-customizable { background-color: #123456; color: white }"
            + " .inputField-customizable { border: 1px solid rgb(1, 2, 3); border-radius: 4px }";

    @Inject
    Brandings brandings;

    @Inject
    AppClients clients;

    @Inject
    Vertx vertx;

    private TestPool pool;

    @BeforeEach
    void pool() {
        pool = TestPool.create(request -> {});
    }

    @Test
    void shouldServeTheColoursOfAStyleAsCustomProperties() {
        // given
        style("""
                {"categories":{"global":{"colorSchemeMode":"LIGHT","spacingDensity":"COMPACT"}},
                 "components":{"primaryButton":{"lightMode":{"defaults":{"backgroundColor":"0A1B2CFF"}},
                                                "darkMode":{"defaults":{"backgroundColor":"red; } body { display:none"}}}},
                 "componentClasses":{"buttons":{"borderRadius":7.5},"focusState":{"lightMode":{"borderColor":"00000000"}}}}""");

        // when
        Brand brand = brand();

        // then
        assertThat(brand.mode()).isEqualTo("light");
        assertThat(brand.layout()).contains("compact");
        HttpResponse<byte[]> sheet = BrandingScene.get(brand.stylesheets().getFirst());
        assertThat(sheet.headers().firstValue("content-type")).hasValue("text/css; charset=utf-8");
        assertThat(sheet.headers().firstValue("cache-control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(text(sheet))
                .contains("--primary: #0a1b2cff;", "--button-radius: 7.5px;")
                .doesNotContain("display", "--focus", "red");
    }

    @Test
    void shouldServePicturesSoThatTheyCanDoNothing() {
        // given
        pool.admin()
                .createManagedLoginBranding(request -> request.userPoolId(pool.id())
                        .clientId(pool.clientId())
                        .settings(BrandingScene.document("{\"components\":{\"form\":{\"logo\":{\"enabled\":true}}}}"))
                        .assets(
                                BrandingScene.asset("FORM_LOGO", "LIGHT", "SVG", BrandingScene.SVG),
                                BrandingScene.asset("FORM_LOGO", "DARK", "PNG", BrandingScene.PNG),
                                BrandingScene.asset("PAGE_BACKGROUND", "DYNAMIC", "PNG", BrandingScene.PNG)));

        // when
        Brand.Image logo = brand().formLogo().orElseThrow();

        // then
        HttpResponse<byte[]> light = BrandingScene.get(logo.light());
        assertThat(light.body()).isEqualTo(BrandingScene.SVG);
        assertThat(light.headers().firstValue("content-type")).hasValue("image/svg+xml");
        assertThat(light.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'", "sandbox"));
        assertThat(BrandingScene.get(logo.dark().orElseThrow()).body()).isEqualTo(BrandingScene.PNG);
        assertThat(text(BrandingScene.get(brand().stylesheets().getFirst())))
                .contains("--page-image: url(\"/branding/");
    }

    @Test
    void shouldShowTheIconsAndTheLogoBelowThatAreSwitchedOn() {
        // given
        pool.admin()
                .createManagedLoginBranding(request -> request.userPoolId(pool.id())
                        .clientId(pool.clientId())
                        .settings(BrandingScene.document("""
                                {"categories":{"global":{"pageFooter":{"enabled":true}}},
                                 "components":{"favicon":{"enabledTypes":["SVG"]}}}"""))
                        .assets(
                                BrandingScene.asset("FAVICON_SVG", "LIGHT", "SVG", BrandingScene.SVG),
                                BrandingScene.asset("FAVICON_ICO", "LIGHT", "ICO", new byte[] {0, 0, 1, 0, 1, 2}),
                                BrandingScene.asset("PAGE_FOOTER_LOGO", "LIGHT", "PNG", BrandingScene.PNG)));

        // when
        Brand brand = brand();

        // then
        assertThat(brand.favicons()).singleElement().asString().endsWith(".svg");
        assertThat(BrandingScene.get(brand.footerLogo().orElseThrow().light()).body())
                .isEqualTo(BrandingScene.PNG);
    }

    @Test
    void shouldAnswerNotFoundForFilesThatAreNotThere() {
        // when, then
        for (String name : List.of(
                "nobody.0123456789abcdef0123.css",
                pool.clientId() + ".0123456789abcdef0123.css",
                pool.clientId() + ".0123456789abcdef0123.png",
                "..%2f..%2fsecret",
                pool.id() + ".0123456789abcdef0123.png")) {
            assertThat(BrandingScene.get("/branding/" + name).statusCode())
                    .as(name)
                    .isEqualTo(404);
        }
    }

    @Test
    void shouldPreferTheClientsOwnClassicLookToThePools() {
        // given
        pool.admin()
                .setUICustomization(request -> request.userPoolId(pool.id())
                        .css(".label-customizable{color:#111111}")
                        .imageFile(SdkBytes.fromByteArray(BrandingScene.PNG)));
        UICustomizationType own = pool.admin()
                .setUICustomization(request ->
                        request.userPoolId(pool.id()).clientId(pool.clientId()).css(CSS))
                .uiCustomization();

        // when
        UICustomizationType found = get(pool.clientId());
        UICustomizationType others = get(pool.hidingClientId());

        // then
        assertThat(found).isEqualTo(own);
        assertThat(found.css()).isEqualTo(CSS);
        assertThat(found.cssVersion()).matches("\\d{14}");
        assertThat(found.imageUrl()).isNull();
        assertThat(others.clientId()).isEqualTo("ALL");
        assertThat(others.css()).isEqualTo(".label-customizable{color:#111111}");
        String logo = others.imageUrl().replaceFirst("https?://[^/]+", "");
        assertThat(BrandingScene.get(logo).body()).isEqualTo(BrandingScene.PNG);
        assertThat(text(BrandingScene.get(brand().stylesheets().getFirst())))
                .contains("--primary: #123456;", "--on-primary: white;", "--field-radius: 4px;")
                .containsPattern("--field-border: rgb\\(1, ?2, ?3\\);");
    }

    @Test
    void shouldAnswerAnEmptyShapeWhereNothingWasSet() {
        // given
        pool.admin()
                .setUICustomization(request ->
                        request.userPoolId(pool.id()).clientId(pool.clientId()).css(CSS));

        // when
        pool.admin().setUICustomization(request -> request.userPoolId(pool.id()).clientId(pool.clientId()));

        // then
        assertThat(get(pool.clientId())).isEqualTo(UICustomizationType.builder().build());
        assertThat(brand()).isEqualTo(Brand.DEFAULT);
    }

    @Test
    void shouldRefuseCssThatCognitoRefuses() {
        // when, then
        for (String css : List.of(
                "body { color: red }",
                ".submitButton-customizable:active { color: red }",
                ".label-customizable .x { color: red }",
                "@import url(https://example.com/x.css);",
                "@media print { .label-customizable { color: red } }",
                "@supports (display: grid) { .label-customizable { color: red } }",
                ".label-customizable { background: url(javascript:alert(1)) }",
                ".label-customizable { color: red")) {
            assertThatThrownBy(() -> pool.admin()
                            .setUICustomization(
                                    request -> request.userPoolId(pool.id()).css(css)))
                    .as(css)
                    .isInstanceOf(InvalidParameterException.class);
        }
    }

    @Test
    void shouldRefuseALogoThatIsNoPictureAndAClientThatIsNotThere() {
        // when, then
        assertThatThrownBy(() -> pool.admin()
                        .setUICustomization(request ->
                                request.userPoolId(pool.id()).imageFile(SdkBytes.fromByteArray(BrandingScene.SVG))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> get("nobody")).isInstanceOf(ResourceNotFoundException.class);
    }

    private void style(String settings) {
        pool.admin()
                .createManagedLoginBranding(request -> request.userPoolId(pool.id())
                        .clientId(pool.clientId())
                        .settings(BrandingScene.document(settings)));
    }

    private UICustomizationType get(String clientId) {
        return pool.admin()
                .getUICustomization(request -> request.userPoolId(pool.id()).clientId(clientId))
                .uiCustomization();
    }

    private Brand brand() {
        ClientInPool target = run(() -> clients.require(pool.clientId()));
        return run(() -> brandings.of(target));
    }

    private <T> T run(Supplier<Uni<T>> work) {
        var context = VertxContext.getOrCreateDuplicatedContext(vertx);
        VertxContextSafetyToggle.setContextSafe(context, true);
        return Uni.createFrom()
                .<T>emitter(emitter ->
                        context.runOnContext(ready -> work.get().subscribe().with(emitter::complete, emitter::fail)))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static String text(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
