package org.campana.web;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What the integration tests share: the sample application on a random port.
@SpringBootTest(classes = SampleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class OnRealPort {

    @LocalServerPort
    int port;

    @Autowired
    PersonKeys keys;

    @Autowired
    SignInLinks links;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.fresh(properties);
    }

    static Person person(Role... roles) {
        return new Person(UUID.randomUUID(), "Ana Example", Set.of(roles));
    }

    Visitor browser() {
        return Visitor.browser(port);
    }

    Visitor program(Role... roles) {
        return Visitor.program(port).key(keys.issue(person(roles), Duration.ofMinutes(5)));
    }

    Visitor signedIn(Role... roles) {
        Visitor visitor = browser();
        String link = links.issue(person(roles), Duration.ofMinutes(5));
        visitor.form(link, link, Map.of());
        return visitor;
    }
}
