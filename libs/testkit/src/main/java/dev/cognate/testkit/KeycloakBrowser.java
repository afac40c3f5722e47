package dev.cognate.testkit;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs somebody in at a Keycloak as a browser does: it reads the page, fills in its form and keeps cookies, whatever address
 * the page says it is at.
 */
public final class KeycloakBrowser {
    private static final Pattern LOGIN_FORM = Pattern.compile("action=\"https?://[^/\"]+(/[^\"]+)\"");
    private static final Pattern SAML_RESPONSE =
            Pattern.compile("name=\"SAMLResponse\"\\s+value=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);

    private final KeycloakServer server;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    KeycloakBrowser(KeycloakServer server) {
        this.server = server;
    }

    /**
     * Signs in where the provider begins (SAML 2.0 Profiles, section 4.1.5).
     *
     * @param application its name in the URL
     * @return the SAML response a browser would post to the application, in Base64
     */
    public String samlResponse(String realm, String application, String user, String password) {
        String page = visit("/realms/" + realm + "/protocol/saml/clients/" + application, null);
        String answer = visit(found(LOGIN_FORM, page).replace("&amp;", "&"), credentials(user, password));
        return found(SAML_RESPONSE, answer)
                .replace("&#43;", "+")
                .replace("&#x2b;", "+")
                .replace("&#61;", "=");
    }

    /**
     * Signs in for a relying party (OpenID Connect Core 1.0, section 3.1.2).
     *
     * @param authorizationRequest the URL the relying party led to
     * @return where the provider leads the browser then
     */
    public String signIn(String authorizationRequest, String user, String password) {
        URI request = URI.create(authorizationRequest);
        String page = visit(request.getRawPath() + "?" + request.getRawQuery(), null);
        HttpResponse<String> answer = send(found(LOGIN_FORM, page).replace("&amp;", "&"), credentials(user, password));
        return answer.headers()
                .firstValue("location")
                .orElseThrow(() -> new IllegalStateException("nowhere to go from " + answer.body()));
    }

    private static String credentials(String user, String password) {
        return "username=" + encoded(user) + "&password=" + encoded(password) + "&credentialId=";
    }

    private String visit(String path, String form) {
        return send(path, form).body();
    }

    private HttpResponse<String> send(String path, String form) {
        HttpResponse<String> answer = server.visit(
                path,
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .toList(),
                form);
        answer.headers().allValues("set-cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + page);
        }
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
