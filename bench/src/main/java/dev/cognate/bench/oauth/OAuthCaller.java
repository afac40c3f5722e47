package dev.cognate.bench.oauth;

import dev.cognate.bench.flow.Caller;
import dev.cognate.bench.load.Operation;
import dev.cognate.bench.stack.Account;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One user in a browser, and the client that the user came with. Not thread-safe. */
final class OAuthCaller implements Caller<OAuthFlow> {
    static final String CALLBACK = "https://app.example.com/callback";
    /** RFC 7636 appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    /** RFC 7636 appendix B. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final String TOKEN = "/oauth2/token";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]*)");

    private final OAuthWire wire;
    private final Account account;
    private final MachineClient machine;
    private final Queue<String> codes = new ArrayDeque<>();
    private Map<String, String> cookies;
    private String accessToken;
    private String refreshToken;

    OAuthCaller(OAuthWire wire, Account account, MachineClient machine) {
        this.wire = wire;
        this.account = account;
        this.machine = machine;
    }

    @Override
    public void signIn() throws IOException, InterruptedException {
        cookies = new LoginForm(wire).signIn(account, authorizationRequest());
        fetchCode();
        var tokens = redeem(codes.remove()).json();
        accessToken = tokens.path("access_token").asText();
        refreshToken = tokens.path("refresh_token").asText();
    }

    @Override
    public Operation operation(OAuthFlow flow) {
        return switch (flow) {
            case CLIENT_CREDENTIALS -> this::clientCredentials;
            case CODE -> new Redemptions();
            case REFRESH -> this::refresh;
            case USER_INFO -> this::userInfo;
        };
    }

    /** Each code is good once, and asking for it is no part of its exchange. */
    @Override
    public Optional<Operation> preparation(OAuthFlow flow) {
        return flow == OAuthFlow.CODE ? Optional.of(this::fetchCode) : Optional.empty();
    }

    private final class Redemptions implements Operation {
        @Override
        public long run() throws IOException, InterruptedException {
            return requireToken(redeem(codes.remove()), "refresh_token");
        }

        @Override
        public boolean more() {
            return !codes.isEmpty();
        }
    }

    private long fetchCode() throws IOException, InterruptedException {
        OAuthWire.Answer answer = wire.get("/oauth2/authorize?" + authorizationRequest(), cookies);
        Matcher code =
                CODE.matcher(Optional.ofNullable(URI.create(answer.location()).getRawQuery())
                        .map(query -> "?" + query)
                        .orElse(""));
        if (!code.find()) {
            throw new IOException("no code but " + answer.response().statusCode() + " " + answer.location());
        }
        codes.add(code.group(1));
        return answer.nanos();
    }

    private String authorizationRequest() {
        return OAuthWire.encode(Map.of(
                "response_type",
                "code",
                "client_id",
                account.clientId(),
                "redirect_uri",
                CALLBACK,
                "scope",
                "openid email profile",
                "state",
                "bench",
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
    }

    private OAuthWire.Answer redeem(String code) throws IOException, InterruptedException {
        return wire.post(
                TOKEN,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        account.clientId(),
                        "redirect_uri",
                        CALLBACK,
                        "code",
                        code,
                        "code_verifier",
                        VERIFIER),
                Map.of());
    }

    private long refresh() throws IOException, InterruptedException {
        return requireToken(
                wire.post(
                        TOKEN,
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                account.clientId(),
                                "refresh_token",
                                refreshToken),
                        Map.of()),
                "id_token");
    }

    private long clientCredentials() throws IOException, InterruptedException {
        return requireToken(
                wire.post(
                        TOKEN,
                        Map.of("grant_type", "client_credentials", "scope", machine.scope()),
                        Map.of("authorization", machine.authorization())),
                "access_token");
    }

    private long userInfo() throws IOException, InterruptedException {
        return requireToken(wire.get("/oauth2/userInfo", Map.of("authorization", "Bearer " + accessToken)), "email");
    }

    private static long requireToken(OAuthWire.Answer answer, String member) throws IOException {
        if (!answer.json().has(member)) {
            throw new IOException("the answer has no " + member);
        }
        return answer.nanos();
    }
}
