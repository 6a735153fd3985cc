package org.campana.dispatcher.desk;

import org.campana.events.SchoolId;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Leads to the page of a school, which then says that it is saved.
final class SavedFlash {

    private SavedFlash() {}

    static String to(SchoolId id, RedirectAttributes flash) {
        flash.addFlashAttribute("saved", true);
        return "redirect:/schools/" + id;
    }
}
