package dev.cognate.wire.sigv4;

import dev.cognate.wire.http.WireRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a claim from the {@code Authorization} header. */
final class HeaderClaim {
    private static final List<String> PARAMETERS = List.of("Credential", "Signature", "SignedHeaders");

    private HeaderClaim() {}

    static SignatureClaim read(WireRequest request) throws SignatureException {
        List<String> lines = request.headers().getAll("authorization");
        if (lines.size() != 1) {
            throw SignatureException.incomplete("The request must carry exactly one Authorization header.");
        }
        Map<String, String> parameters = parameters(lines.getFirst());
        demandAll(parameters, request);
        String[] credential = CredentialScope.split(parameters.get("Credential"));
        return new SignatureClaim(
                credential[0],
                CredentialScope.of(credential),
                List.of(parameters.get("SignedHeaders").toLowerCase(Locale.ROOT).split(";")),
                parameters.get("Signature"),
                time(request),
                Optional.empty(),
                Optional.ofNullable(request.headers().get("x-amz-security-token")));
    }

    private static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new HashMap<>();
        if (!header.startsWith(SignatureClaim.ALGORITHM + " ")) {
            return parameters;
        }
        for (String part : header.substring(SignatureClaim.ALGORITHM.length()).split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        part.substring(0, equals).trim(),
                        part.substring(equals + 1).trim());
            }
        }
        return parameters;
    }

    private static void demandAll(Map<String, String> parameters, WireRequest request) throws SignatureException {
        StringBuilder absent = new StringBuilder();
        PARAMETERS.stream()
                .filter(name -> !parameters.containsKey(name))
                .forEach(name -> absent.append("Authorization header requires '")
                        .append(name)
                        .append("' parameter. "));
        if (!request.headers().contains("x-amz-date") && !request.headers().contains("date")) {
            absent.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        if (!absent.isEmpty()) {
            throw SignatureException.incomplete(absent.toString().trim());
        }
    }

    private static SigningTime time(WireRequest request) throws SignatureException {
        return request.headers().contains("x-amz-date")
                ? SigningTime.ofAmzDate(String.join(",", request.headers().getAll("x-amz-date")))
                : SigningTime.ofDate(request.header("date"));
    }
}
