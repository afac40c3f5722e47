package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.RawApi;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** The examples of docs/oauth.md, from the first to the last, as somebody types them who reads it. */
@QuarkusTest
class DocumentedCallsTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "oauth.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_]+)=(.*)", Pattern.DOTALL);
    private static final Pattern PAGE_TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final String PLACEHOLDER = "urn:ietf:params:oauth:request_uri:…";
    private static final String APPLICATION = "http://localhost:3000/";

    /** Where the reader finds what an answer says. */
    private static final Map<String, String> FOUND_IN =
            Map.of("refresh_token", "REFRESH", "id_token", "ID", "device_code", "DEVICE", "user_code", "USER_CODE");

    @TempDir
    Path home;

    private final Map<String, String> variables = new TreeMap<>();
    private final List<String> done = new ArrayList<>();
    private OAuthScene scene;
    private Browser browser;
    private UserPoolClientType service;

    @BeforeEach
    void createWhatTheReaderHas() throws IOException {
        scene = OAuthScene.create(client -> client.callbackURLs(APPLICATION + "callback")
                .logoutURLs(APPLICATION)
                .explicitAuthFlowsWithStrings("ALLOW_REFRESH_TOKEN_AUTH"));
        scene.admin()
                .createResourceServer(request -> request.userPoolId(scene.poolId())
                        .identifier("orders")
                        .name("orders")
                        .scopes(scope -> scope.scopeName("read").scopeDescription("read")));
        UserPoolClientType machine = scene.anotherClient(client -> client.generateSecret(true)
                .callbackURLs(List.of())
                .logoutURLs(List.of())
                .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                .allowedOAuthScopes("orders/read"));
        service =
                scene.anotherClient(client -> client.generateSecret(true).allowedOAuthScopes("openid", "orders/read"));
        TestExtensions.set(
                scene.client().clientId(),
                "pushed-requests",
                "allowed",
                "rp-initiated-logout",
                "true",
                "device-grant",
                "true");
        TestExtensions.set(machine.clientId(), "introspection", "true");
        TestExtensions.set(service.clientId(), "token-exchange", "https://orders.example.com");
        variables.putAll(Map.of(
                "BASE", Api.endpoint().toString().replaceAll("/$", ""),
                "POOL", scene.poolId(),
                "CLIENT", scene.client().clientId(),
                "MACHINE", machine.clientId(),
                "SECRET", machine.clientSecret(),
                "SERVICE", service.clientId(),
                "SERVICE_SECRET", service.clientSecret()));
        Files.writeString(home.resolve(".curlrc"), "silent\nshow-error\nfail-with-body\nmax-time = 20\n");
        browser = scene.signedIn();
    }

    @Test
    void shouldWorkAsTheyAreWritten() throws Exception {
        // given
        assumeTrue(
                isInstalled("curl") && isInstalled("openssl"), "needs curl and openssl: apt-get install curl openssl");
        Matcher blocks = BLOCK.matcher(Files.readString(DOCUMENT));

        // when
        while (blocks.find()) {
            for (String command : commands(blocks.group(1))) {
                take(command);
            }
        }

        // then
        assertThat(done.stream().filter(command -> command.startsWith("curl "))).hasSize(12);
        assertThat(variables.keySet()).containsAll(Set.of("CODE", "ACCESS", "ID", "REFRESH", "DEVICE", "REQUEST_URI"));
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** A line, or several that a backslash or an open quotation mark ties together. */
    private static List<String> commands(String block) {
        List<String> commands = new ArrayList<>();
        StringBuilder command = new StringBuilder();
        for (String line : block.lines().filter(each -> !each.startsWith("#")).toList()) {
            command.append(line).append('\n');
            boolean open = command.chars().filter(letter -> letter == '\'').count() % 2 == 1;
            if (!line.endsWith("\\") && !open) {
                commands.add(command.toString().strip());
                command.setLength(0);
            }
        }
        return commands;
    }

    private void take(String written) throws Exception {
        Matcher assignment = ASSIGNMENT.matcher(written);
        String command = written.replace(PLACEHOLDER, variables.getOrDefault("REQUEST_URI", ""));
        if (assignment.matches()) {
            if (!variables.containsKey(assignment.group(1))) {
                variables.put(assignment.group(1), run(command + "; printf %s \"$" + assignment.group(1) + "\""));
            }
        } else if (command.startsWith("aws ")) {
            openRegistration();
        } else if (command.startsWith("echo ")) {
            follow(run(command).strip());
        } else {
            beforehand(command);
            note(command, run(command));
        }
        done.add(command);
    }

    /** The same call, without AWS's command line. */
    private void openRegistration() {
        RawApi.signed(
                "UpdateUserPool",
                Map.of(
                        "UserPoolId",
                        scene.poolId(),
                        "DcrConfiguration",
                        Map.of("EnableStatus", "ENABLED", "OpenDcrEnabled", true)));
    }

    private void follow(String address) {
        assertThat(address).startsWith(variables.get("BASE"));
        var answer = browser.get(address.substring(variables.get("BASE").length()));
        assertThat(Browser.location(answer)).startsWith(APPLICATION);
        if (address.contains("/oauth2/authorize")) {
            variables.put("CODE", Browser.parameters(answer).get("code"));
        } else {
            browser = scene.signedIn();
        }
    }

    /** What the text around an example has the reader do first. */
    private void beforehand(String command) throws Exception {
        if (command.contains("token-exchange")) {
            OAuthScene other = scene.withClient(service);
            var code = Browser.parameters(other.authorize(
                            browser,
                            other.request(
                                    "scope",
                                    "openid orders/read",
                                    "code_challenge",
                                    null,
                                    "code_challenge_method",
                                    null)))
                    .get("code");
            Map<String, String> form = new LinkedHashMap<>(other.redemption(code));
            form.remove("code_verifier");
            form.remove("client_id");
            variables.put(
                    "ACCESS",
                    new JsonObject(other.token(form, OAuthScene.basic(service.clientId(), service.clientSecret()))
                                    .body())
                            .getString("access_token"));
        }
        if (command.contains("grant-type:device_code")) {
            String page = "/device?client_id=" + scene.client().clientId();
            Matcher token = PAGE_TOKEN.matcher(browser.get(page).body());
            assertThat(token.find()).isTrue();
            browser.post(
                    page, Map.of("user_code", variables.get("USER_CODE"), "answer", "allow", "token", token.group(1)));
        }
    }

    private void note(String command, String answer) throws Exception {
        JsonObject json = answer.isBlank() ? new JsonObject() : new JsonObject(answer);
        assertThat(json.containsKey("error")).as(command + answer).isFalse();
        FOUND_IN.forEach((member, name) -> {
            if (json.containsKey(member)) {
                variables.put(name, json.getString(member));
            }
        });
        if (json.containsKey("id_token")) {
            variables.put("ACCESS", json.getString("access_token"));
        }
        if (json.containsKey("request_uri")) {
            variables.put("REQUEST_URI", json.getString("request_uri"));
        }
        if (command.contains("/oauth2/revoke")) {
            signInAnew();
        }
    }

    /** The tokens are revoked; the reader begins again. */
    private void signInAnew() throws Exception {
        for (String part : List.of("echo \"$BASE/oauth2/authorize?response_type", "grant_type=authorization_code")) {
            String again = done.stream()
                    .filter(command -> command.contains(part))
                    .findFirst()
                    .orElseThrow();
            if (again.startsWith("echo ")) {
                follow(run(again).strip());
            } else {
                note(again, run(again));
            }
        }
    }

    private String run(String command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        builder.environment().put("CURL_HOME", home.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(command + "\n" + output).isZero();
        return output;
    }
}
