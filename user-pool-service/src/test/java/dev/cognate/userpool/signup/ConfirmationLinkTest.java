package dev.cognate.userpool.signup;

import static dev.cognate.userpool.TestPool.newEmail;
import static dev.cognate.userpool.TestPool.newName;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DefaultEmailOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

@QuarkusTest
class ConfirmationLinkTest {
    private static final Pattern LINK = Pattern.compile("href=\"[^\"]*(/confirmUser\\?[^\"]+)\"");
    private TestPool pool;

    @BeforeEach
    void createPool() {
        pool = TestPool.create(request -> request.autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                .verificationMessageTemplate(
                        template -> template.defaultEmailOption(DefaultEmailOptionType.CONFIRM_WITH_LINK)
                                .emailSubjectByLink("Welcome")
                                .emailMessageByLink("Please {##Click here##} soon")));
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    @Test
    void shouldConfirmTheUserWhoFollowsTheLinkOnce() throws Exception {
        // given
        String name = newName();
        String email = newEmail();
        pool.signUp(name, email);
        String body = EmbeddedMailServer.shared().awaitMailTo(email).body();
        Matcher link = LINK.matcher(body);
        assertThat(link.find()).as(body).isTrue();
        URI address = Api.endpoint().resolve(link.group(1).replace("&amp;", "&"));

        // when
        HttpResponse<String> first = get(address);
        HttpResponse<String> second = get(address);

        // then
        assertThat(body).contains(">Click here</a> soon");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("Your account is confirmed");
        assertThat(first.body()).contains("data-page=\"confirmed\"");
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.body()).contains("data-page=\"notconfirmed\"");
        assertThat(pool.user(name).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(pool.attributeOf(name, "email_verified")).isEqualTo("true");
    }

    @Test
    void shouldRefuseALinkWithAnotherCode() throws Exception {
        // given
        String name = newName();
        pool.signUp(name, newEmail());

        // when
        HttpResponse<String> answer = get(Api.endpoint()
                .resolve("/confirmUser?client_id=" + pool.clientId() + "&user_name=" + name
                        + "&confirmation_code=abcdef"));

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(pool.user(name).userStatus()).isEqualTo(UserStatusType.UNCONFIRMED);
    }

    @Test
    void shouldLimitHowManyLinksOneAddressTries() throws Exception {
        // given
        String address = "198.19." + ThreadLocalRandom.current().nextInt(255) + "."
                + ThreadLocalRandom.current().nextInt(255);
        HttpRequest guess = HttpRequest.newBuilder(
                        Api.endpoint().resolve("/confirmUser?client_id=none&user_name=nobody&confirmation_code=000000"))
                .header("X-Forwarded-For", address)
                .build();

        // when
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(guess, HttpResponse.BodyHandlers.ofString());
            for (int i = 0; i < 150 && answer.statusCode() == 400; i++) {
                answer = http.send(guess, HttpResponse.BodyHandlers.ofString());
            }

            // then
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("retry-after")).contains("1");
        }
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
