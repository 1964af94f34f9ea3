"""What columns are called beside the names of our own fields and indicators: the words of returns and lists."""

from __future__ import annotations

_NOTE = "Qeyd|Qeydlər|Əlavə qeyd|Əlavə qeydlər|Remark|Remarks|Comment|Comments|Комментарий|Комментарии"
# By the field or the indicator ("claim" and its code), in Azerbaijani, English and Russian.
_BY_PATH = {
    **{f"{kind}.note": _NOTE for kind in ("district", "company", "residency", "project")},
    "company.names": (
        "Şirkət|Şirkətin adı|Müəssisə|Müəssisənin adı|Rezident|Rezidentin adı|Təşkilatın adı|Sahibkar|"
        "Hüquqi şəxsin adı|Şirkət adı|İnvestor|İnvestorun adı|Təsisçi|Sahibi|Mülkiyyətçi|İştirakçı|Podratçı|"
        "Sifarişçi|Rezidentlər|Sahibkarlıq subyekti|Company|Company name|"
        "Name of company|Enterprise|Enterprise name|Firm|Resident|Resident name|Organisation|"
        "Organization|Legal entity|Investor|Owner|Founder|Shareholder|Participant|Contractor|Developer|"
        "Компания|Название компании|Наименование компании|Предприятие|"
        "Наименование предприятия|Название предприятия|Резидент|Наименование резидента|Организация|"
        "Наименование организации|Фирма|Инвестор|Учредитель|Собственник|Владелец|Участник|Подрядчик|Застройщик|"
        "Наименование юридического лица|Наименование|Ad|Adı|Name|Название"
    ),
    "company.tax_id": (
        "VÖEN|VOEN|VÖEN-i|Vergi nömrəsi|Vergi ödəyicisinin identifikasiya nömrəsi|Tax ID|TIN|Tax number|"
        "Taxpayer ID|ИНН|ВОЕН|Налоговый номер|Идентификационный номер налогоплательщика"
    ),
    "company.country": "Ölkə|Ölkəsi|Mənşə ölkəsi|Country|Country of origin|Страна|Страна происхождения",
    "company.activity": (
        "Fəaliyyət növü|Fəaliyyət sahəsi|Fəaliyyəti|İstehsal sahəsi|Sahə|Activity|Type of activity|"
        "Field of activity|Industry|Sector|Вид деятельности|Сфера деятельности|Деятельность|Отрасль"
    ),
    "company.activity_code": "NACE|NACE kodu|ISIC|İFT kodu|Код ОКВЭД|Код деятельности|NACE code",
    "company.address": "Ünvan|Ünvanı|Hüquqi ünvan|Address|Legal address|Адрес|Юридический адрес",
    "company.contacts": (
        "Əlaqə telefonu|Telefon nömrəsi|Mobil telefon|Контактный телефон|Телефон для связи|Contact phone|Əlaqə|"
        "Əlaqə vasitələri|Əlaqə nömrəsi|Telefon|E-poçt|Contact|Contacts|Phone|Telephone|E-mail|"
        "Контакты|Телефон|Контактные данные|Эл. почта"
    ),
    "company.legal_form": (
        "Hüquqi forma|Təşkilati-hüquqi forma|Legal form|Правовая форма|Организационно-правовая форма|ОПФ"
    ),
    "residency.district": (
        "Sənaye məhəlləsi|Sənaye parkı|Sənaye zonası|Məhəllə|Park|Zona|Industrial district|Industrial park|"
        "Industrial zone|Zone|Промышленный квартал|Промышленный парк|Промышленная зона|Квартал|Зона"
    ),
    "residency.registered_on": (
        "Qeydiyyatdan keçmə tarixi|Rezident kimi qeydiyyat tarixi|Дата регистрации резидента|Qeydiyyat tarixi|"
        "Qeydiyyata alınma tarixi|Rezident statusu aldığı tarix|"
        "Qeydiyyatdan keçdiyi tarix|Registration date|Date of registration|Registered|Resident since|"
        "Дата регистрации|Дата получения статуса|Зарегистрировано"
    ),
    "residency.certificate_number": (
        "Şəhadətnamə №|Şəhadətnamənin nömrəsi|Şəhadətnamə|Certificate|Certificate no|Certificate number|"
        "Номер свидетельства|Свидетельство|№ свидетельства"
    ),
    "residency.certificate_date": "Şəhadətnamənin tarixi|Certificate date|Дата свидетельства",
    "residency.contract": "Müqavilə|Müqavilənin nömrəsi və tarixi|Contract|Договор|Номер и дата договора",
    "residency.plot_area": (
        "Torpaq sahəsi|Ayrılmış torpaq sahəsi|Sahəsi|Torpaq sahəsinin ölçüsü|Plot area|Plot size|"
        "Land plot|Land|Площадь участка|Земельный участок|Выделенная площадь|Площадь"
    ),
    "residency.plot_number": ("Sahə №|Torpaq sahəsinin nömrəsi|Plot|Plot no|Plot number|Участок №|Номер участка"),
    "residency.status": "Status|Statusu|Vəziyyəti|Cari vəziyyət|Статус|Состояние",
    "residency.ended_on": "Ləğv tarixi|Çıxma tarixi|End date|Terminated on|Дата прекращения|Дата выбытия",
    "residency.reason": "Səbəb|Ləğv səbəbi|Reason|Причина",
    "project.names": (
        "Layihə|Layihənin adı|Layihənin təyinatı|Layihələr|Project|Project name|Name of project|Проект|"
        "Название проекта|Наименование проекта|Объект|Zavod|Obyektin adı"
    ),
    "project.status": (
        "Layihənin statusu|Layihənin vəziyyəti|Vəziyyəti|Vəziyyət|Mərhələ|Status|Stage|Project status|"
        "Статус|Статус проекта|Стадия|Состояние"
    ),
    "project.activity": "Fəaliyyət növü|Activity|Вид деятельности",
    "product.model": (
        "Məhsul|Məhsullar|Məhsulun adı|Məhsulun növü|İstehsal olunan məhsul|İstehsal ediləcək məhsul|"
        "İstehsal etdiyi məhsul|İstehsal ediləcək məhsulun adı|Buraxılan məhsul|Product|Products|Product name|"
        "Goods produced|Manufactured products|Продукция|Продукт|Продукты|Выпускаемая продукция|"
        "Наименование продукции|Производимая продукция|Вид продукции"
    ),
    "participation.share": (
        "Payı|Pay|İştirak payı|Nizamnamə kapitalında payı|Pay faizi|Səhm|Səhm payı|Share|Stake|Ownership share|"
        "Equity share|Shareholding|Доля|Доля участия|Доля в уставном капитале|Доля в проекте|Доля собственности"
    ),
    "claim.as_of": (
        "Hansı tarixə|Tarixə|Məlumatın tarixi|Hesabat tarixi|Hesabat dövrü|As of|As at|Date of data|Reporting date|"
        "Reporting period|На дату|По состоянию на|Дата данных|Отчётная дата|Отчётный период|Дата сведений"
    ),
    "event.announced_on": (
        "Elan tarixi|Elan edilmə tarixi|Açıqlanma tarixi|Announced on|Date announced|Announcement date|"
        "Дата объявления|Дата сообщения|Объявлено"
    ),
    "project.district": (
        "Sənaye məhəlləsi|Yerləşdiyi məhəllə|Yerləşdiyi sənaye məhəlləsi|Industrial district|"
        "District|Промышленный квартал|Район"
    ),
    "claim.site_area": "Torpaq|Land|Land area|Земля",
    "project.site_area": "Layihənin sahəsi|Site area|Площадь объекта",
    "project.description": "Təsvir|Layihənin təsviri|Description|Описание|Qısa məzmun",
    "project.joint_venture": "Birgə müəssisə|Joint venture|JV|СП|Совместное предприятие",
    "district.names": (
        "Sənaye məhəlləsi|Sənaye məhəlləsinin adı|Sənaye parkı|Sənaye parkının adı|Məhəllənin adı|"
        "Parkın adı|Industrial district|Industrial park|District|District name|Zone|Промышленный квартал|"
        "Название квартала|Наименование квартала|Промышленный парк|Sənaye zonası|Industrial zone|"
        "Промышленная зона|Наименование промышленной зоны|Adı|Ad|Name|Название|Наименование"
    ),
    "district.region": "Region|İqtisadi rayon|Rayon|Регион|Экономический район|Район",
    "district.settlement": "Şəhər|Yaşayış məntəqəsi|Qəsəbə|City|Town|Settlement|Город|Населённый пункт",
    "district.status": "Status|Statusu|Статус|Vəziyyəti",
    "district.website": "Vebsayt|Veb-sayt|Sayt|İnternet səhifəsi|Website|Web site|Site|Сайт|Веб-сайт",
    "district.managed_by": (
        "İdarəedici təşkilat|İdarə edən|Operator|Managing organisation|Managed by|Управляющая организация"
    ),
    "district.established_by": (
        "Sərəncam|Yaradılması haqqında sərəncam|Established by|Основание|Распоряжение о создании"
    ),
    "district.purpose": "Məqsəd|Təyinatı|Purpose|Назначение|Цель",
    "district.latitude": "En dairəsi|Enlik|Latitude|Lat|Широта",
    "district.longitude": "Uzunluq dairəsi|Uzunluq|Longitude|Lon|Lng|Долгота",
    "claim.area": (
        "Ərazisi|Ümumi sahə|Ümumi ərazi|Sahəsi|Total area|Area|Territory|Общая площадь|Территория|Площадь"
    ),
    "claim.occupancy": "Doluluq|Doluluq faizi|Occupancy rate|Заполняемость|Заполненность",
    "claim.residents": (
        "Rezidentlərin sayı|Rezident sayı|Number of residents|Residents|Количество резидентов|Число резидентов"
    ),
    "claim.non_residents": "Qeyri-rezidentlərin sayı|Number of non-residents|Количество нерезидентов",
    "claim.jobs_created": (
        "İş yerləri|İş yerlərinin sayı|Açılmış iş yerləri|Yaradılmış iş yerlərinin sayı|Jobs|"
        "Number of jobs|New jobs|Рабочие места|Количество рабочих мест|Создано рабочих мест|"
        "Число рабочих мест"
    ),
    "claim.jobs_permanent": (
        "Daimi işçi sayı|Daimi işçilərin sayı|Daimi iş yerləri|Daimi|Permanent jobs|Постоянные рабочие места"
    ),
    "claim.jobs_seasonal": "Mövsümi iş yerləri|Seasonal jobs|Сезонные рабочие места",
    "claim.jobs_expected": (
        "Yaradılacaq iş yerlərinin sayı|Yaradılması nəzərdə tutulan iş yerləri|Gözlənilən iş yerlərinin sayı|"
        "Создаваемые рабочие места|Количество создаваемых рабочих мест|Nəzərdə tutulan iş yerləri|"
        "Yaradılacaq iş yerləri|Planned jobs|Планируемые рабочие места"
    ),
    "claim.people_employed": (
        "İşçilərin sayı|İşçi sayı|Employees|Number of employees|Headcount|Staff|Численность работающих|"
        "Численность работников|Количество работников|Число занятых"
    ),
    "claim.women_share": (
        "Onlardan qadınlar|Qadınlar|Из них женщины|Женщины|Of them women|Women|Qadınların payı|"
        "Qadın işçilərin payı|Share of women|Women, share|Доля женщин"
    ),
    "claim.wage": "Orta əməkhaqqı|Orta aylıq maaş|Average wage|Average salary|Средняя зарплата",
    "claim.invested": (
        "Qoyulmuş investisiya|Yatırılmış investisiyanın həcmi|Faktiki investisiya|İnvestisiya faktiki|"
        "İnvestisiya fakt|Invested|Actual investment|Investment made|Вложенные инвестиции|"
        "Фактические инвестиции|Освоенные инвестиции"
    ),
    "claim.investment_planned": ("İnvestisiya plan|Plan üzrə investisiya|Planned investment|Плановые инвестиции"),
    "claim.investment_unspecified": (
        "İnvestisiya|İnvestisiyanın həcmi|İnvestisiya həcmi|Investment|Investment volume|Инвестиции|Объём инвестиций"
    ),
    "claim.investment_value": (
        "İnvestisiyanın dəyəri|İnvestisiya dəyəri|İnvestisiya layihəsinin dəyəri|"
        "Стоимость инвестиционного проекта|Стоимость инвестиций|Dəyəri|Layihənin ümumi dəyəri|Layihə dəyəri|"
        "Investment value|Project value|Project cost|Cost|"
        "Стоимость|Стоимость проекта|Сметная стоимость"
    ),
    "claim.capacity": ("Gücü|İllik istehsal gücü|Layihə gücü|Capacity|Annual capacity|Мощность|Годовая мощность"),
    "claim.output_value": (
        "İstehsal həcmi|İstehsalın həcmi|Məhsul istehsalı|Output|Output value|Production|"
        "Объём производства|Объём продукции"
    ),
    "claim.sales": "Satış|Satışın həcmi|Sales|Turnover|Объём продаж|Продажи|Реализация",
    "claim.exports": "İxrac|İxracın həcmi|Exports|Export|Экспорт|Объём экспорта",
    "claim.taxes_paid": "Ödənilmiş vergi|Vergilər|Taxes|Taxes paid|Налоги|Уплачено налогов",
}
SYNONYMS = {path: tuple(words.split("|")) for path, words in _BY_PATH.items()}
