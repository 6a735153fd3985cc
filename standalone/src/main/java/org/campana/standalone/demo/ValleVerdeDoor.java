package org.campana.standalone.demo;

import static org.campana.web.AccessRules.everyone;

import java.net.URI;
import org.campana.ingest.access.Accounts;
import org.campana.web.AccessRules;
import org.campana.web.PersonKeys;
import org.campana.web.SignInLinks;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;

/// The people of the demo and the door to its tour, in the process that runs alert-ingest.
@Configuration(proxyBeanMethods = false)
public class ValleVerdeDoor {

    @Bean
    DemoPeople demoPeople(Accounts accounts, PersonKeys keys, SignInLinks links) {
        return new DemoPeople(accounts, keys, links);
    }

    @Bean
    ApplicationRunner deskOfValleVerde(DemoPeople people) {
        return arguments -> Patience.UNTIL_SERVED.invoke(people::ensure);
    }

    @Bean
    DemoDoor demoDoor(DemoPeople people, Environment environment) {
        return new DemoDoor(people, URI.create(environment.getRequiredProperty("campana.public-url")));
    }

    @Bean
    AccessRules demoAccess() {
        return AccessRules.of(
                everyone(HttpMethod.GET, "/demo"),
                everyone(HttpMethod.POST, "/demo/as/*"),
                everyone(HttpMethod.POST, "/demo/run"),
                everyone(HttpMethod.POST, "/api/v1/demo/keys/*"));
    }
}
