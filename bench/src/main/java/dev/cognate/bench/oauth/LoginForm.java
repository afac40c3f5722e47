package dev.cognate.bench.oauth;

import dev.cognate.bench.stack.Account;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser that signs one user in on the pages and keeps the cookies. */
final class LoginForm {
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"(/login\\?[^\"]*)\".*?</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(name|value)=\"([^\"]*)\"");

    private final OAuthWire wire;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    LoginForm(OAuthWire wire) {
        this.wire = wire;
    }

    /**
     * Signs in.
     *
     * @param query of the authorization request
     * @return the header with which a browser shows that it is signed in
     * @throws IOException when the pages do not lead back to the client
     */
    Map<String, String> signIn(Account account, String query) throws IOException, InterruptedException {
        OAuthWire.Answer page = keep(wire.get("/login?" + query, Map.of()));
        Matcher form = FORM.matcher(page.response().body());
        if (!form.find()) {
            throw new IOException("/login answered " + page.response().statusCode() + " without a form");
        }
        Map<String, String> fields = fields(form.group());
        fields.put("username", account.username());
        fields.put("password", account.password());
        OAuthWire.Answer end =
                keep(wire.post(form.group(1).replace("&amp;", "&").replace("&#x3D;", "="), fields, header()));
        if (!end.location().contains("code=")) {
            throw new IOException(
                    "the sign-in page answered " + end.response().statusCode() + " and leads to " + end.location());
        }
        return header();
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(form);
        while (input.find()) {
            Map<String, String> attributes = ATTRIBUTE
                    .matcher(input.group())
                    .results()
                    .collect(Collectors.toMap(
                            found -> found.group(1), found -> found.group(2), (first, second) -> first));
            if (attributes.containsKey("name")) {
                fields.put(attributes.get("name"), attributes.getOrDefault("value", ""));
            }
        }
        return fields;
    }

    private OAuthWire.Answer keep(OAuthWire.Answer answer) {
        for (String line : answer.response().headers().allValues("set-cookie")) {
            String[] pair = line.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private Map<String, String> header() {
        return Map.of(
                "cookie",
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
    }
}
