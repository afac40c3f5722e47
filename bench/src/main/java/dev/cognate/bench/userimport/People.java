package dev.cognate.bench.userimport;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The users that are imported, and inserted. */
record People(String prefix, int count) {
    private static final String HEADER = "cognito:username,email,email_verified,name\n";

    Stream<String> names() {
        return IntStream.range(0, count).mapToObj(number -> prefix + number);
    }

    static String email(String name) {
        return name + "@example.com";
    }

    /** The file. */
    String csv() {
        StringBuilder csv = new StringBuilder(HEADER);
        names().forEach(name -> csv.append(name).append(',').append(email(name)).append(",true,Jane Roe\n"));
        return csv.toString();
    }
}
