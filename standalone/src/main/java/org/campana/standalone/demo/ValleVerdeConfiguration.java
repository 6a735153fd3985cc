package org.campana.standalone.demo;

import org.campana.carrier.phone.Phones;
import org.campana.carrier.push.PushDevices;
import org.campana.carrier.script.OddNumbers;
import org.campana.dispatcher.school.Schools;
import org.campana.notifier.address.Devices;
import org.campana.notifier.channel.push.PushSettings;
import org.campana.notifier.enrol.Enrolment;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The town of the demo. Each process loads the part that belongs to a service it runs.
@Configuration(proxyBeanMethods = false)
public class ValleVerdeConfiguration {

    @Bean
    ApplicationRunner valleVerde(
            ObjectProvider<Schools> schools,
            ObjectProvider<Enrolment> enrolment,
            ObjectProvider<Phones> phones,
            ObjectProvider<OddNumbers> oddNumbers,
            ObjectProvider<TownDevices> devices) {
        return arguments -> {
            schools.ifAvailable(all -> Patience.UNTIL_SERVED.invoke(() -> Town.open(all)));
            enrolment.ifAvailable(all -> Patience.UNTIL_SERVED.invoke(() -> Town.enrol(all)));
            phones.ifAvailable(Town::handOutPhones);
            oddNumbers.ifAvailable(Town::breakSome);
            devices.ifAvailable(all -> Patience.UNTIL_SERVED.invoke(all::join));
        };
    }

    /// Where browsers, their push service and the notifier are one process, some families have joined by device.
    @Bean
    TownDevices valleVerdeDevices(
            ObjectProvider<PushDevices> browsers,
            ObjectProvider<Devices> devices,
            ObjectProvider<Enrolment> enrolment,
            ObjectProvider<PushSettings> settings) {
        return new TownDevices(browsers, devices, enrolment, settings);
    }
}
