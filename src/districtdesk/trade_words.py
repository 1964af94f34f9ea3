"""Words of trades, companies and acts in three languages, and as Russian writes English ones: a line a meaning."""

from __future__ import annotations

# The beginnings of the words of each meaning; the Azerbaijani one is written out where it has a k or q at its end.
TRADE_WORDS = """
şirkət company компани şirket
polad çelik steel сталь сталел стальн стил
metal металл
alüminium alumini aluminum алюмини
sement cement цемент
kabel cable кабел кейбл
boru pipe труб пайп
neft oil нефт ойл petrol петрол
qaz gas газ
kimya chem химич химия kemikal кемикал
gübrə fertili удобрен
plastik plast пласт
tekstil textile текстил
tikiş sewing швейн garment
ipək silk шёлк шелк
pambıq cotton хлоп
toxuculuq weaving ткац
ayaqqabı footwear shoe обув
mebel furniture мебел
kağız paper бумаж бумаг пейпер
qablaşdırma packaging упаков пэкэджинг пакаджинг
şüşə glass стекл гласс
keramik ceramic керамик
kərpic brick кирпич
beton concrete бетон
süd milk dairy молоч молоко
çörək bread хлеб
buğda wheat пшени
taxıl grain зерно зернов
yağ oils маслоз маслоэк
şərab wine винодел винзав
meyvə fruit фрукт плодов
tərəvəz vegetable овощ
qida food пищев продовольств фудс
içki beverage напит
dərman pharma фарма əczaçılıq
tibb medic медицин
inşaat construct строит tikinti констракшн
maşınqayırma machinery машиностро
gəmiqayırma shipbuild shipyard судостро судоверф шипбилд
gəmi ship судо судов
dəmiryol railway железнодорож
nəqliyyat transport транспорт
avtomobil automobile автомобил автомобильн
traktor tractor трактор
vaqon wagon вагон
təyyarə aircraft самолёт авиац
logistika logistic логисти
liman port порт
dəniz sea marine морск марин
hava air воздуш авиа эйр
su water водн водокан уотер
enerji energ энерг энердж энэрдж
elektrik electr электр
günəş solar солнечн солар
külək wind ветр ветров уинд
yaşıl green зелён зелен грин
ağ white бел уайт
qara black чёрн черн блэк
qızıl gold золот голд
yeni new новый нового новая новое нью
böyük great большой биг
birinci first первый первая фёрст
emal process перераб
istehsal production производ продакшн
təmir repair ремонт
satış sales сбыт сейлз
təchizat supply снабжен сапплай
xidmət service сервис услуг сервисез сервисиз
holdinq holding холдинг
qrup group групп груп
mərkəz center centre центр сентр
kombinat combine mill комбинат
istehsalat manufactur мануфакч
sistem system систем системс
həll solution решен солюшн солюшен
mühəndis engineer инженер инжинир
texnolog technolog технолог технолодж
texnik technic технич техник tech тех тек
layihə project проект проджект
dizayn design дизайн
rəqəmsal digital цифров диджитал
kapital capital капитал кэпитал
bank банк
sığorta insurance страхов
investisiya invest инвест
inkişaf develop развит девелоп
idarəetmə manag управлен менедж
tərəfdaş partner партнёр партнер партнерс
konsaltinq consult консалт
beynəlxalq international международ интернешн интернэшн интернейшн
qlobal global глобал глоубал
milli national национальн нэшнл нешнл
dövlət state государствен
xəzər caspian каспи каспиан хазар
azərbaycan azerbaijan азербайджан азербайжан
avrasiya eurasia евраз
şərq east vostok восток восточн ист
qərb west запад вест
şimal north север норт
cənub south юг южн саут
əməliyyat operation операц оперейшн
istismar exploitation эксплуатац
resurs resource ресурс ресорс
mədən mining горнодоб горнопром майнинг
daş stone камень каменн стоун
iş works воркс
sənayelər industries индастри индустрис
kiçik small малый малого малому малых смолл
orta medium средний среднего среднему средних
biznes business бизнес
sahibkar entrepreneur предпринимат
agentli agency агентств
fəaliyyət activit деятельн
dəstək support поддерж
tədbir measure мер мерах
yaradıl establish creation создан
təsdiq approv утвержден
dəyişiklik amend изменен
əlavə addition дополнен
vergi tax налог
gömrük customs таможен
torpaq land земл земель
ixrac export экспорт
idxal import импорт
məcəllə code кодекс
nizamnamə charter statute устав
müqavilə contract agreement договор контракт
saziş agreement соглашен
respublika republic республик
nazir minist министр министер
nazirli ministry министерств
prezident president президент
proqram program программ
strategiya strateg стратег
qayda rule procedure правил порядок порядк
siyahı list перечен перечн список
mühit environment ecolog эколог
təhlükəsizlik safety security безопасн
rezident resident резидент
subyekt subject entit субъект
əmək labour labor труд
məşğulluq employment занятост
sosial social социальн
təhsil education образован
elm science научн
turizm tourism турист туризм
məhəllə neighbourhood neighborhood квартал
konserv cannery canned canning консерв
dəyirman mill мельниц мукомол
avadanlıq equipment оборудован
cihaz device instrument прибор
alət tool инструмент тулс
akkumulyator battery аккумулятор
mühərrik engine motor двигател моторс
nasos pump насос
transformator transformer трансформатор
elektronika electronic электрон
kompüter computer компьютер
telekom telecom телеком
rabitə communication связь связи
informasiya information информац
nəşriyyat publish издатель
mətbəə printing типограф
reklam advert реклам
treydinq trading трейдинг
mağaza store shop магазин
anbar warehouse склад
soyuducu refriger холодил
daşıma transportation перевоз
yük cargo freight груз карго
aviasiya aviation авиа
aeroport airport аэропорт
yanacaq fuel топлив
kəşfiyyat exploration разведк
qazma drilling буров дриллинг
hasilat extraction добыч
neftayırma refinery refining нефтеперераб
polimer polymer полимер
rezin rubber резин
boya paint краск лакокрас
yuyucu detergent моющ
kosmetika cosmetic косметик
xəstəxana hospital больниц
klinika clinic клиник
universitet university университет
akademiya academy академи
institut institute институт
tədqiqat research исследов
laboratoriya laborator лаборатор
innovasiya innovat инновац
hüquq legal право юридич
maliyyə financ финанс
kredit credit кредит
fond fund foundation фонд
lizinq leasing лизинг
birja exchange биржа
zərgər jewel ювелир
xalça carpet ковёр ковро ковры
parça fabric ткан
dəri leather кожа кожев
yun wool шерст
keyfiyyət quality качеств
standart standard стандарт
birlik union association объединен союз
assosiasiya association ассоциац
təşkilat organi организац
idarə administration department управлен
komitə committee комитет
komissiya commission комисси
şura council совет
xarici foreign иностран
yerli local местн
daxili internal внутренн
mərkəzi central централь
istixana greenhouse теплиц теплич
heyvandarlıq livestock животновод
quşçuluq poultry птицевод птице
balıq fish рыб рыбн
toxum seed семен
suvarma irrigation оросит орошен
məhsul product продукт продукц
qorunma protection защит
müdafiə defen оборон защит
tənzimləmə regulat регулир
lisenziya licen лиценз
icazə permit разрешен
güzəşt incentive privilege льгот
stimullaşdırma incentive promotion стимулир
təşviq promotion поощрен
subsidiya subsid субсид
satınalma procurement закуп
özəlləşdirmə privati приватиз
bazar market рынок рыноч маркет
tarif tariff тариф
bərpaolunan renewable возобновля
bərpa restor recovery восстанов
tullantı waste отход
təmiz clean чист клин
körpü bridge мост бридж
yol road дорож дорог
dəmir iron железн
sink zinc цинк
gips gypsum гипс
əhəng lime извест
mərmər marble мрамор
taxta wood timber деревооб лесопил вуд
qapı door двер
pəncərə window оконн окна
karton cardboard картон
əsasnamə statute regulation положен
qanunvericilik legislation законодатель
mülki civil гражданск
büdcə budget бюджет
müəssisə enterprise предприяти
sənədlər documents документ
"""
