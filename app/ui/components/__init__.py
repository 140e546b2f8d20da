"""The house's own components, on plain HTML elements: no component library, no weight that a phone does not need.

    buttons   button, link_button, copy_button, menu
    fields    field, select, fieldset, radio_group, checkbox_group, checkbox, slider, two_sliders, stepper
    surfaces  heading, card, pill, notice, announce, empty_state, skeleton, qr_image, visually_hidden
    data      count, bars, bar_row, as_table, table, table_row
    overlays  confirm_button, dialog_button, tabs
    live      timer, save_status
    posts     post_form, code_form (to the API: where a cookie is set)
    drafts    draft_form, draft_text (to a State: everything people write)

Import from the modules, not from here: JavaScript chunks follow Python modules, and a page carries what it imports.
"""
