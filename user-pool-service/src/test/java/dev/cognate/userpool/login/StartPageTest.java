package dev.cognate.userpool.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

/** What the first pages offer beside a name and a password: other providers, terms, languages, countries. */
@QuarkusTest
class StartPageTest {
    private final Browser browser = new Browser();

    private static LoginScene withProviders() {
        LoginScene scene = LoginScene.withPasswords();
        for (String name : List.of("Anders", "Bertram", "Corporate")) {
            scene.admin()
                    .createIdentityProvider(request -> request.userPoolId(scene.poolId())
                            .providerName(name)
                            .providerType("OIDC")
                            .providerDetails(Map.of(
                                    "client_id", "our-client",
                                    "client_secret", "our-secret",
                                    "oidc_issuer", "https://idp.example.com",
                                    "attributes_request_method", "GET",
                                    "authorize_scopes", "openid")));
        }
        return scene;
    }

    private static void support(LoginScene scene, String... providers) {
        scene.admin()
                .updateUserPoolClient(request -> request.userPoolId(scene.poolId())
                        .clientId(scene.clientId())
                        .callbackURLs(LoginScene.CALLBACK)
                        .allowedOAuthFlowsWithStrings("code")
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthScopes("openid", "email")
                        .supportedIdentityProviders(providers));
    }

    private static List<String> ways(Browser.Shown page) {
        return page.html().select("main > a.provider .words, main > .divider, main > form").stream()
                .map(way -> way.hasClass("words") ? way.text() : way.tagName())
                .toList();
    }

    @Test
    void shouldOfferTheProvidersOfTheClientBelowTheForm() {
        // given
        LoginScene scene = withProviders();
        support(scene, "COGNITO", "Corporate", "Anders");

        // when
        Browser.Shown page = browser.open(scene.at("/login"));

        // then
        assertThat(ways(page)).containsExactly("form", "div", "Continue with Anders", "Continue with Corporate");
        assertThat(page.html().select("a.provider").eachAttr("href"))
                .allSatisfy(link -> assertThat(link)
                        .startsWith("/oauth2/authorize?client_id=" + scene.clientId())
                        .contains("&state="))
                .anySatisfy(link -> assertThat(link).endsWith("&identity_provider=Anders"));
    }

    @Test
    void shouldOfferNothingButProvidersWhereTheClientTakesNobodyElse() {
        // given
        LoginScene scene = withProviders();
        support(scene, "Bertram");

        // when
        Browser.Shown page = browser.open(scene.at("/login"));

        // then
        assertThat(ways(page)).containsExactly("Continue with Bertram");
        assertThat(page.html().select("a[href^=/signup]")).isEmpty();
    }

    @Test
    void shouldOrderAndPictureProvidersAsTheBrandingSays() {
        // given
        LoginScene scene = withProviders();
        support(scene, "COGNITO", "Corporate", "Anders", "Bertram");
        scene.admin()
                .createManagedLoginBranding(request -> request.userPoolId(scene.poolId())
                        .clientId(scene.clientId())
                        .settings(auth())
                        .assets(svg("IDP_BUTTON_ICON", "Bertram")));

        // when
        Browser.Shown page = browser.open(scene.at("/login"));

        // then
        assertThat(ways(page))
                .containsExactly(
                        "Continue with Corporate", "Continue with Anders", "Continue with Bertram", "div", "form");
        assertThat(page.html().select("a.provider:has(img[src^=/branding/])").eachText())
                .containsExactly("Continue with Bertram");
    }

    private static AssetType svg(String category, String resourceId) {
        byte[] circle =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><circle r='4'/></svg>".getBytes(UTF_8);
        return AssetType.builder()
                .category(category)
                .colorMode("DYNAMIC")
                .extension("SVG")
                .resourceId(resourceId)
                .bytes(SdkBytes.fromByteArray(circle))
                .build();
    }

    @Test
    void shouldShowTheIconAndTheLogoBelowOfTheBranding() {
        // given
        LoginScene scene = LoginScene.withPasswords();
        Document footer = Document.mapBuilder()
                .putDocument(
                        "pageFooter",
                        Document.mapBuilder().putBoolean("enabled", true).build())
                .build();
        scene.admin()
                .createManagedLoginBranding(request -> request.userPoolId(scene.poolId())
                        .clientId(scene.clientId())
                        .settings(Document.mapBuilder()
                                .putDocument(
                                        "categories",
                                        Document.mapBuilder()
                                                .putDocument("global", footer)
                                                .build())
                                .build())
                        .assets(svg("FAVICON_SVG", null), svg("PAGE_FOOTER_LOGO", null)));

        // when
        Browser.Shown page = browser.open(scene.at("/login"));

        // then
        assertThat(page.html().select("link[rel=icon]").eachAttr("href"))
                .singleElement()
                .asString()
                .startsWith("/branding/" + scene.clientId());
        assertThat(page.html().select("footer img[src^=/branding/]")).hasSize(1);
    }

    /** Federation first, and Corporate before the others. */
    private static Document auth() {
        Document order = Document.fromList(List.of(Document.fromList(List.of(
                Document.mapBuilder()
                        .putString("display", "BUTTON")
                        .putString("type", "FEDERATED")
                        .build(),
                Document.mapBuilder()
                        .putString("display", "INPUT")
                        .putString("type", "USERNAME_PASSWORD")
                        .build()))));
        Document federation = Document.mapBuilder()
                .putDocument("order", Document.fromList(List.of(Document.fromString("Corporate"))))
                .build();
        Document auth = Document.mapBuilder()
                .putDocument("authMethodOrder", order)
                .putDocument("federation", federation)
                .build();
        return Document.mapBuilder()
                .putDocument(
                        "categories",
                        Document.mapBuilder().putDocument("auth", auth).build())
                .build();
    }

    @Test
    void shouldLinkTheTermsInTheReadersLanguage() {
        // given
        LoginScene scene = LoginScene.withPasswords();
        for (String name : List.of("terms-of-use", "privacy-policy")) {
            scene.admin()
                    .createTerms(request -> request.userPoolId(scene.poolId())
                            .clientId(scene.clientId())
                            .termsName(name)
                            .termsSource("LINK")
                            .enforcement("NONE")
                            .links(Map.of(
                                    "cognito:default", "https://example.com/" + name,
                                    "cognito:german", "https://example.com/de/" + name)));
        }

        // when
        Browser.Shown english = browser.open(scene.at("/signup"));
        Browser.Shown german = browser.open(scene.at("/signup", "lang", "de"));

        // then
        assertThat(english.html().select(".terms a").eachAttr("href"))
                .containsExactly("https://example.com/terms-of-use", "https://example.com/privacy-policy");
        assertThat(german.html().select(".terms a").eachAttr("href"))
                .containsExactly("https://example.com/de/terms-of-use", "https://example.com/de/privacy-policy");
        assertThat(english.html().select(".terms a").eachAttr("rel")).containsOnly("noopener noreferrer");
    }

    @Test
    void shouldNotMentionTermsWhereThereAreNone() {
        // when
        Browser.Shown page = browser.open(LoginScene.withPasswords().at("/signup"));

        // then
        assertThat(page.html().select(".terms")).isEmpty();
    }

    @Test
    void shouldRememberTheLanguageSomebodyChose() {
        // given
        LoginScene scene = LoginScene.withPasswords();
        Browser.Shown chosen = browser.open(scene.at("/login", "lang", "fr"));

        // when
        Browser.Shown later = browser.open(scene.at("/forgotPassword", "ui_locales", "de"));
        Browser.Shown another = browser.open(scene.at("/login", "lang", "ja"));
        Browser.Shown elsewhere = new Browser().open(scene.at("/login", "ui_locales", "de"));

        // then
        assertThat(chosen.response().headers().allValues("set-cookie"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("cognate-lang=fr;")
                        .contains("HttpOnly", "SameSite=Lax", "Max-Age="));
        assertThat(later.html().selectFirst("html").attr("lang")).isEqualTo("fr");
        assertThat(another.html().selectFirst("html").attr("lang")).isEqualTo("ja");
        assertThat(browser.cookies()).containsEntry("cognate-lang", "ja");
        assertThat(elsewhere.html().selectFirst("html").attr("lang")).isEqualTo("de");
    }

    @Test
    void shouldTakeAPhoneNumberWithoutItsCountryCodeForAName() {
        // given
        LoginScene scene = LoginScene.create(
                pool -> pool.usernameAttributes(UsernameAttributeType.PHONE_NUMBER)
                        .autoVerifiedAttributesWithStrings("phone_number")
                        .smsConfiguration(sms -> sms.snsCallerArn("arn:aws:iam::000000000000:role/sms")),
                client -> client.explicitAuthFlowsWithStrings("ALLOW_REFRESH_TOKEN_AUTH"));
        String national =
                "20655" + String.format("%05d", ThreadLocalRandom.current().nextInt(100_000));
        Browser.Shown form = browser.open(scene.at("/signup"));

        // when
        Browser.Shown confirm =
                browser.submit(form, "country.username", "US", "username", national, "password", TestPool.PASSWORD);

        // then
        assertThat(form.html().select("select[name=country.username] option[value=US]"))
                .hasSize(1);
        assertThat(confirm.page()).isEqualTo("confirm");
        assertThat(scene.admin()
                        .adminGetUser(
                                request -> request.userPoolId(scene.poolId()).username("+1" + national))
                        .userAttributes())
                .anySatisfy(attribute -> assertThat(attribute.value()).isEqualTo("+1" + national));
    }
}
